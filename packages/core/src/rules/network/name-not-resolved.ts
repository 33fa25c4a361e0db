import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const nameNotResolved = lineRule({
  id: 'name-not-resolved',
  title: say('Names cannot be resolved (DNS)', '名前解決 (DNS) に失敗している'),
  severity: 'medium',
  looksIn: ['vpxd', 'hostd', 'vpxa', 'syslog', 'journal', 'messages', 'applmgmt', 'eam', 'vsphere_client_virgo'],
  atLeast: 3,
  signs: {
    java: { query: 'unknownhostexception', pattern: /UnknownHostException: (?<name>[\w.-]+)/ },
    libc: {
      query:
        '"name or service not known" OR "temporary failure in name resolution" OR "could not resolve host" OR "failed to resolve host" OR "no such host is known"',
      pattern:
        /^(?=(?:[\s\S]*?(?:resolve(?: host(?:name)?)?:?|lookup|host) ['"]?(?<name>[\w-]+(?:\.[\w-]+)+))?)[\s\S]*(?:Name or service not known|Temporary failure in name resolution|[Cc]ould not resolve host|[Ff]ailed to resolve host|No such host is known)/,
    },
  },
  about: ({ name }) => (name ? { kind: 'name', id: name } : null),
  grade: ({ count }) => (count >= 10 ? 'medium' : 'low'),
  summary: (group) =>
    say(
      `${group.host} could not resolve ${group.read.name ?? 'names'} ${span(group).en}.`,
      `${group.host} で ${group.read.name ?? '名前'} を解決できなかった(${span(group).ja})。`,
    ),
  steps: ({ read }) => [
    step(
      say(
        'Ask every configured DNS server, forward and backward',
        '設定済みの各 DNS サーバーに正引き・逆引きで確認する',
      ),
      `nslookup ${read.name ?? 'NAME'}`,
    ),
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log': [1, 2, 3]
          .map(
            (n) =>
              `2024-03-04T05:06:0${n}.100Z | ERROR | vlsi | X.java | 12 | java.net.UnknownHostException: esx09.lab.example: Name or service not known`,
          )
          .join('\n'),
      },
    ],
    clear: [
      {
        'var/log/vmware/eam/eam.log':
          '2024-03-04T05:06:07.100Z | INFO | vlsi | X.java | 12 | Resolved esx09.lab.example',
      },
    ],
  },
})
