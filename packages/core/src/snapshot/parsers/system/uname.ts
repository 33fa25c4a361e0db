import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

const ROW = /^(VMkernel|Linux) (\S{1,255}) (\S{1,120}) #\d+\S* (?:SMP )?(.{0,200})$/

/** `uname -a` of ESXi (with its build) and of Linux. */
export const uname: SnapshotParser = {
  id: 'uname',
  title: 'uname -a',
  begins: ROW,
  samples: [
    {
      text: 'VMkernel esx05.lab.example 8.0.2 #1 SMP Release build-22380479 Sep  4 2023 15:00:25 x86_64 x86_64 x86_64 ESXi',
      expect: {
        kind: 'version',
        count: 1,
        subject: 'esx05.lab.example',
        rows: [{ line: 1, product: 'VMkernel', version: '8.0.2', build: '22380479' }],
      },
    },
    {
      text: 'Linux vc05 4.19.290-3.ph3 #1-photon SMP Mon May 6 07:08:09 UTC 2024 x86_64 GNU/Linux',
      expect: {
        kind: 'version',
        count: 1,
        subject: 'vc05',
        rows: [{ product: 'Linux', version: '4.19.290-3.ph3', build: null }],
      },
    },
  ],

  recognise: (lines) => (lines.length <= 10 && shareOf(lines, (line) => ROW.test(line)) >= 0.5 ? 0.95 : 0),

  parse(lines) {
    let subject: string | null = null
    const rows = rowsOf(lines, (line, lineNumber) => {
      const match = ROW.exec(line)
      if (!match) return null
      subject ??= match[2]!
      const build = /\bbuild-(\d+)/.exec(match[4]!)?.[1] ?? null
      return { line: lineNumber, product: match[1]!, version: match[3]!, build }
    })
    return [snapshotOf('version', 'uname', 'a line of uname -a', rows, { subject })]
  },
}
