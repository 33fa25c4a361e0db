import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const vmCrashed = lineRule({
  id: 'vm-crashed',
  title: say('A virtual machine’s process crashed', '仮想マシンのプロセスが異常終了した'),
  severity: 'high',
  references: ['KB 1019471'],
  looksIn: ['vmware', 'hostd', 'vmkernel'],
  signs: {
    panic: {
      query: '"monitor panic" OR "unrecoverable error" OR "vmx panic" OR "vcpu panic"',
      pattern: /MONITOR PANIC: ?(?<why>.*)|VMware \S+ unrecoverable error: ?(?<why>.*)|Panic: (?<why>.*)/,
    },
    guest: {
      query: '"guest os crashed" OR "guest operating system has crashed" OR "triple fault"',
      pattern: /(?<why>[Tt]riple fault|guest (?:OS|operating system) (?:has )?crashed)/i,
    },
  },
  about: ({ vm }) => (vm ? { kind: 'vm', id: vm } : null),
  summary: (group) => {
    const vm = /\/([^/]+)\/vmware[^/]*\.log/.exec(group.events[0]!.path)?.[1]
    return say(
      `${vm ? `The virtual machine ${vm}` : 'A virtual machine'} on ${group.host} crashed ${span(group).en}${group.read.why ? `: “${group.read.why.slice(0, 160)}”` : ''}.`,
      `${group.host} の仮想マシン${vm ? ` ${vm}` : ''} が異常終了した(${span(group).ja})${group.read.why ? `:「${group.read.why.slice(0, 160)}」` : ''}。`,
    )
  },
  steps: () => [
    step(
      say(
        'Read vmware.log of the virtual machine around that moment, and compare the first line of the panic with known issues',
        'その時刻の vmware.log を確認し、Panic の先頭行を既知の問題と照合する',
      ),
    ),
  ],
  samples: {
    found: [
      {
        'vmfs/volumes/5f3c2a11-7d3e5a10/web01/vmware.log':
          '2018-05-06T07:08:09.101Z| vcpu-0| E105: PANIC: MONITOR PANIC: vcpu-0:VMM fault 14: src=MONITOR rip=0xfffffffffc0a1b2c',
      },
    ],
    clear: [
      {
        'vmfs/volumes/5f3c2a11-7d3e5a10/web01/vmware.log':
          '2018-05-06T07:08:09.101Z| vcpu-0| I125: MonitorMode: allowed modes',
      },
    ],
  },
})
