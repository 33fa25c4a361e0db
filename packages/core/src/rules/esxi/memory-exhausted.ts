import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const memoryExhausted = lineRule({
  id: 'memory-exhausted',
  title: say('A process ran out of memory', 'プロセスのメモリが枯渇した'),
  severity: 'high',
  looksIn: ['vmkernel', 'hostd', 'vpxd', 'sps', 'vsphere_client_virgo', 'eam', 'journal', 'messages', 'vpxa'],
  signs: {
    java: {
      query: 'outofmemoryerror OR "java heap space" OR "gc overhead limit exceeded"',
      pattern: /OutOfMemoryError(?:: (?<what>[\w ]+))?|(?<what>GC overhead limit exceeded|Java heap space)/,
    },
    hostd: {
      query: '"memory checker" exceeds OR "exceeds hard limit"',
      pattern: /(?:current value|memory usage).*exceeds (?<what>hard limit)/i,
    },
    kernelHeap: {
      query: '"cannot expand" heap OR "already at its maximum size"',
      pattern:
        /Heap:? (?:\d+: )?(?:Heap )?(?<heap>[\w.-]+) \([^)]*\): ?Maximum allowed growth|Heap (?<heap>[\w.-]+) already at its maximum size|Could not allocate .* from heap (?<heap>[\w.-]+)/i,
    },
    oom: {
      query: '"out of memory" (kill OR killed) process',
      pattern: /Out of memory: (?:Kill(?:ed)?) process \d+ \((?<program>[^)]+)\)/i,
    },
    admission: {
      query: 'memschedadmit admission',
      pattern: /MemSchedAdmit: .*Admission failure in path: (?<heap>\S+)/i,
    },
  },
  about: ({ program, heap }) =>
    (program ?? heap) ? { kind: program ? 'service' : 'heap', id: (program ?? heap)! } : null,
  summary: (group) => {
    const source = group.events[0]!.sourceName
    return say(
      `Memory ran out ${span(group).en} on ${group.host} (${group.read.heap ?? group.read.program ?? source}${group.read.what ? `: ${group.read.what}` : ''}).`,
      `${group.host} でメモリが枯渇した(${span(group).ja}、${group.read.heap ?? group.read.program ?? source}${group.read.what ? `:${group.read.what}` : ''})。`,
    )
  },
  steps: () => [
    step(
      say(
        'See what grew before: requests, sessions, number of objects',
        '直前に増えたもの(要求・セッション・オブジェクト数)を確認する',
      ),
    ),
    step(
      say('On an appliance: see memory given to each service', 'アプライアンスでは各サービスへの割り当てを確認する'),
      'cloudvm-ram-size -l',
    ),
    step(
      say(
        'Restart the service to get time; if it returns, look for a known leak of this build',
        '応急処置としてサービスを再起動し、再発するならこのビルドの既知のリークを確認する',
      ),
    ),
  ],
  samples: {
    found: [
      {
        'var/log/vmware/vmware-sps/sps.log':
          '2024-03-04T05:06:07.100Z [pool-1-thread-1] ERROR opId=sps-Main-1-2 com.vmware.pbm.X - failed\njava.lang.OutOfMemoryError: Java heap space\n\tat com.vmware.pbm.X.run(X.java:12)',
      },
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu3:2097)WARNING: Heap: 3534: Heap netGPHeap already at its maximum size. Cannot expand.',
      },
    ],
    clear: [
      {
        'var/log/vmware/vmware-sps/sps.log':
          '2024-03-04T05:06:07.100Z [pool-1-thread-1] INFO opId=sps-Main-1-2 com.vmware.pbm.X - heap 120 MB',
      },
    ],
  },
})
