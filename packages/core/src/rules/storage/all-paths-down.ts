import { say } from '../../knowledge/text.ts'
import { lineRule, place, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const allPathsDown = lineRule({
  id: 'all-paths-down',
  title: say('All paths to a storage device are down (APD)', 'ストレージ デバイスへの全パスがダウン (APD)'),
  severity: 'high',
  references: ['KB 2004684'],
  supersedes: ['path-lost', 'vmfs-heartbeat-lost', 'storage-latency'],
  looksIn: ['vobd', 'vmkernel', 'vmkwarning'],
  signs: {
    event: {
      query: '"esx problem storage apd"',
      pattern:
        /\[esx\.problem\.storage\.apd\.(?:start|timeout)\](?:.*?(?<device>(?:naa|eui|t10|mpx)\.[\w.:-]+|[0-9a-f]{8}-[0-9a-f]{8}(?:-[0-9a-f-]+)?))?/,
    },
    kernel: {
      query: '"all paths down" (entered OR started OR state)',
      pattern:
        /^(?=(?:.*?(?<device>(?:naa|eui|t10|mpx)\.[\w.:-]+))?).*(?:has entered the All Paths Down state|APD Start|in APD state)/i,
    },
  },
  ends: {
    event: {
      query: '"esx clear storage apd exit"',
      pattern:
        /\[esx\.clear\.storage\.apd\.exit\].*?(?<device>(?:naa|eui|t10|mpx)\.[\w.:-]+|[0-9a-f]{8}-[0-9a-f]{8}(?:-[0-9a-f-]+)?)/,
    },
    kernel: {
      query: '"exited the all paths down"',
      pattern: /^(?=(?:.*?(?<device>(?:naa|eui|t10|mpx)\.[\w.:-]+))?).*has exited the All Paths Down state/i,
    },
  },
  about: ({ device }) => (device ? { kind: 'device', id: device } : null),
  grade: ({ over, first }) => (over !== null && over - first < 60e6 ? 'medium' : 'high'),
  summary: (group) =>
    say(
      `${place(group).en} lost all its paths ${span(group).en}: reads and writes hang, virtual machines on it with them.`,
      `${place(group).ja} が全パスを失った(${span(group).ja})。読み書きが停止し、その上の仮想マシンも影響を受ける。`,
    ),
  steps: ({ label }) => [
    step(say('See which paths are there now', '現在のパスを確認する'), `esxcli storage core path list -d ${label}`),
    step(
      say(
        'Ask what happened at that moment on array, switches and cabling; several devices at once speak for the fabric',
        'その時刻のストレージ・スイッチ・配線を確認する。複数デバイス同時ならファブリック側を疑う',
      ),
    ),
    step(
      say('Rescan once the cause is gone', '原因の解消後に再スキャンする'),
      'esxcli storage core adapter rescan --all',
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [APDCorrelator] 12345us: [esx.problem.storage.apd.start] Device or filesystem with identifier [naa.600a0b80001] has entered the All Paths Down state.',
      },
      {
        'var/run/log/vobd.log':
          '2023-08-09T10:11:15.001Z In(14) vobd[2097600]:  [APDCorrelator] 8123456us: [esx.problem.storage.apd.timeout] Device or filesystem with identifier [5f3c2a11-7d3e5a10] has entered the All Paths Down Timeout state after being in the All Paths Down state for 140 seconds.',
      },
    ],
    clear: [
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [netCorrelator] 12345us: [vob.net.vmnic.linkstate.up] vmnic vmnic3 linkstate up',
      },
    ],
  },
})
