import { expect, it } from 'vitest'
import { CLUES } from './clues.ts'

/** Texts that make patterns look at everything again and again: the head of a file that someone wants to be read. */
const HOSTILE = [
  ' '.repeat(262_000),
  '\n'.repeat(262_000),
  `OS: Microsoft Windows ${' '.repeat(262_000)}x`,
  'Log for VMware '.repeat(17_000),
  'Section for VMware vCenter'.repeat(10_000),
  '[nsx@6876 '.repeat(26_000),
  'NSX'.repeat(87_000),
  '1.1'.repeat(87_000),
  `Time zone: ${'+'.repeat(262_000)}`,
]

it('no text, however made, keeps a clue busy', () => {
  for (const text of HOSTILE)
    for (const { read, proves } of CLUES) expect([read(text, Buffer.from(text)), proves?.(text)]).toBeDefined()
}, 20_000)
