import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const clockSkewRejected = lineRule({
  id: 'clock-skew-rejected',
  title: say('Machines disagree about the time', 'マシン間で時刻がずれている'),
  severity: 'high',
  references: ['KB 2033880'],
  supersedes: ['clock-not-synchronised'],
  looksIn: [
    'vpxd',
    'vpxa',
    'hostd',
    'sps',
    'ssoAdminServer',
    'vmware-identity-sts',
    'vsphere_client_virgo',
    'journal',
    'messages',
    'eam',
    'vmafdd-syslog',
    'vmdird-syslog',
  ],
  signs: {
    token: {
      query: '"clock skew" OR "clocks are not synchronized" OR "clock tolerance" OR "time skew"',
      pattern:
        /clock skew (?:(?:is )?too (?:great|large|big)|exceed|detected|(?:is )?(?:greater|larger|more) than)|clocks? (?:are|is) not synchroni[sz]ed|(?:exceed\w*|outside|beyond|greater than|larger than)[^.]{0,40} clock tolerance|clock tolerance[^.]{0,40} exceeded|time skew .{0,40}(?<ms>\d+) ?ms/i,
    },
    notYet: {
      query: '"not yet valid" OR "tokennotyetvalid" OR "expired or not yet valid"',
      pattern: /not yet valid|NotYetValid/i,
    },
    vpxa: {
      query: '"time difference" host OR "clock difference" OR "server time" skew',
      pattern: /(?:time|clock) difference.{0,60}?(?<ms>\d+) ?ms/i,
    },
  },
  grade: ({ read, count }) => (read.ms !== undefined && Number(read.ms) < 5000 ? null : count >= 2 ? 'high' : 'medium'),
  summary: (group) =>
    say(
      `${group.host} found the clock of another machine off ${span(group).en}${group.read.ms ? ` (${group.read.ms} ms)` : ''}; tokens and certificates are refused for it.`,
      `${group.host} が他マシンとの時刻ずれを検出した(${span(group).ja}${group.read.ms ? `、${group.read.ms} ms` : ''})。トークンや証明書が拒否される。`,
    ),
  steps: () => [
    step(
      say('Compare the clocks of all machines with one source', 'すべてのマシンの時刻を同一の基準と比較する'),
      'date -u',
    ),
    step(
      say(
        'Set the same NTP servers everywhere, and no second source (VMware Tools and NTP at once)',
        '全マシンに同じ NTP サーバーを設定し、二重の時刻源(VMware Tools と NTP の併用)を避ける',
      ),
    ),
  ],
  samples: {
    found: [
      {
        'var/log/vmware/vmware-sps/sps.log': [1, 2]
          .map(
            (n) =>
              `2024-03-04T05:06:0${n}.100Z [pool-1-thread-1] ERROR opId=sps-Main-1-2 com.vmware.vim.sso.client.X - Server rejected the request: Clock skew too great`,
          )
          .join('\n'),
      },
    ],
    clear: [
      {
        'var/log/vmware/vmware-sps/sps.log':
          '2024-03-04T05:06:07.100Z [pool-1-thread-1] INFO opId=sps-Main-1-2 com.vmware.X - token acquired',
      },
      {
        'var/log/vmware/sso/ssoAdminServer.log': [1, 2, 3]
          .map(
            (n) =>
              `2024-03-04T05:06:0${n}.100Z INFO ssoAdminServer[41:tomcat-http--2] [OpId=] [com.vmware.X] Clock tolerance: 600000; clock skew is 3 ms`,
          )
          .join('\n'),
      },
    ],
  },
})
