import { say } from '../../knowledge/text.ts'
import { lineRule, place, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const coreDumped = lineRule({
  id: 'core-dumped',
  title: say('A process crashed and left a core dump', 'プロセスが異常終了しコア ダンプを残した'),
  catalogue: ['VC-07'],
  severity: 'high',
  references: ['KB 1004250'],
  looksIn: ['vobd', 'vmkernel', 'vmon', 'journal', 'messages', 'hostd'],
  signs: {
    event: {
      query: '"core dumped" esx problem',
      pattern:
        /\[esx\.problem\.(?:(?<agent>hostd|vpxa)|application)\.core\.dumped\](?:\s*(?<program>[\w./-]+) ?(?:crashed|\())?/,
    },
    file: {
      query: '"core file may have been created"',
      pattern: /(?<program>[\w./-]+) crashed \(\d+ time.*core file may have been created at (?<file>\S+?)\.?$/m,
    },
    kernel: {
      query: 'userdump (dumping OR coredump) OR "dumping cartel"',
      pattern:
        /UserDump: \d+: (?:(?<program>[\w.-]+): )?(?:Dumping cartel \d+ .*to file (?<file>\S+)|Userworld coredump complete)/,
    },
    vmon: { query: '"service is dumping core"', pattern: /^(?:<(?<program>[\w.-]+)> )?.*Service is dumping core/ },
    linux: { query: '"dumped core" process', pattern: /Process \d+ \((?<program>[^)]+)\) of user \d+ dumped core/ },
  },
  about: ({ agent, program }) => ((agent ?? program) ? { kind: 'service', id: (agent ?? program)! } : null),
  summary: (group) =>
    say(
      `${place(group).en} crashed and left a core dump ${span(group).en}${group.read.file ? ` (${group.read.file})` : ''}.`,
      `${place(group).ja} が異常終了しコア ダンプを残した(${span(group).ja}${group.read.file ? `、${group.read.file}` : ''})。`,
    ),
  steps: () => [
    step(
      say(
        'Read what the process wrote just before: “Panic”, “ASSERT”, “out of memory”',
        '直前のログを確認する(Panic、ASSERT、out of memory など)',
      ),
    ),
    step(
      say(
        'Send the dump with the support bundle: only the vendor can read it',
        'ダンプをサポートバンドルとともに送付する(解析はベンダーのみ可能)',
      ),
    ),
    step(
      say('See that the file system of the dumps is not full', 'ダンプ先のファイル システムの空きを確認する'),
      'vdf -h; df -h',
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [UserWorldCorrelator] 12us: [esx.problem.hostd.core.dumped] hostd crashed (1 time(s) so far) and a core file may have been created at /var/core/hostd-zdump.000. This may have caused connections to the host to be dropped.',
      },
      {
        'var/log/vmware/vmon/vmon.log':
          '2022-05-06T07:08:09.101Z Wa(03) host-2101 <vpxd> Service is dumping core. Coredump count 0. CurrReq: 0',
      },
    ],
    clear: [
      {
        'var/run/log/vobd.log':
          '2024-03-04T05:06:07.100Z: [GenericCorrelator] 12us: [esx.audit.host.boot] Host has booted.',
      },
    ],
  },
})
