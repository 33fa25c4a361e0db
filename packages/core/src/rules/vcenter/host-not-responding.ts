import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const hostNotResponding = lineRule({
  id: 'host-not-responding',
  title: say('A host was disconnected or did not respond', 'ホストが切断・応答なしになった'),
  severity: 'high',
  references: ['KB 1003409'],
  supersedes: ['heartbeat-missing'],
  looksIn: ['vpxd', 'journal', 'vpxd_events_syslog'],
  signs: {
    lost: {
      query: 'component:vim.event.HostConnectionLostEvent OR (host "is not responding")',
      pattern: /[Hh]ost '?(?<name>[\w.-]+?)'?(?: in \S+)? is not responding/,
    },
    disconnected: {
      query: 'component:vim.event.HostDisconnectedEvent OR (disconnected from host)',
      pattern:
        /Disconnected from '?(?<name>[\w.-]+?)'? in|Host '?(?<name>[\w.-]+?)'? (?:in \S+ )?(?:is |was )?disconnected/,
    },
    failed: {
      query:
        'component:vim.event.HostCnxFailedTimeoutEvent OR component:vim.event.HostCnxFailedNoConnectionEvent OR component:vim.event.HostSyncFailedEvent OR ("cannot synchronize host")',
      pattern: /Cannot (?:connect|synchroni[sz]e)(?: host)? '?(?<name>[\w.-]+?)'?[ .:,](?<why>.*)/,
    },
  },
  ends: {
    back: {
      query:
        'component:vim.event.HostConnectedEvent OR component:vim.event.HostReconnectedEvent OR ("established a connection")',
      pattern: /(?:Connected to|Established a connection to) '?(?<name>[\w.-]+?)'?(?: in|\.?$|\s)/,
    },
  },
  about: ({ name }) => (name ? { kind: 'host', id: name } : null),
  grade: ({ over, first }) => (over !== null && over - first < 300e6 ? 'medium' : 'high'),
  summary: (group) =>
    say(
      `${group.label} did not respond to vCenter Server ${span(group).en}.`,
      `${group.label} が vCenter に応答しなくなった(${span(group).ja})。`,
    ),
  steps: () => [
    step(
      say(
        'Is the host itself up? See vmksummary.log and the console',
        'ホスト自体の稼働を vmksummary.log とコンソールで確認する',
      ),
    ),
    step(
      say(
        'Did hostd or vpxa restart or hang? See hostd.log and vpxa.log at that moment',
        'その時刻の hostd.log・vpxa.log で、再起動やハングを確認する',
      ),
    ),
    step(
      say('See the network between them: TCP 443 and 902, UDP 902', '間のネットワーク(TCP 443/902、UDP 902)を確認する'),
    ),
  ],
  samples: {
    found: [
      {
        'commands/journalctl_-b--0.txt':
          'Mar 04 05:06:07 vc01 vpxd[3433]: Event [77] [1-1] [2025-03-04T05:06:07.100000Z] [vim.event.HostConnectionLostEvent] [error] [] [dc01] [77] [Host esx07.lab.example in dc01 is not responding]',
      },
    ],
    clear: [
      {
        'commands/journalctl_-b--0.txt':
          'Mar 04 05:06:07 vc01 vpxd[3433]: Event [78] [1-1] [2025-03-04T05:06:07.100000Z] [vim.event.HostConnectedEvent] [info] [] [dc01] [78] [Connected to esx07.lab.example in dc01]',
      },
    ],
  },
})
