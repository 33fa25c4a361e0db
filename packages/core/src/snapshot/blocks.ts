import { LONGEST_LINE } from './reading.ts'

/** One object of a listing of `Key: value` lines under a heading, as esxcli prints lists of things with many fields. */
export interface KeyedBlock {
  /** Without its colon; '' where the listing has none. */
  heading: string
  /** 1-based, of the heading (or of the first field). */
  line: number
  field(key: string): string
}

const FIELD = /^\s*([A-Za-z][\w /().-]{0,60}?)\s{0,20}:(?:\s+(.*?))?\s*$/

/**
 * Blocks that begin with the field `first`:
 *
 *     web01:
 *        World ID: 60000
 *        Display Name: web01
 *
 * Indents do not matter, since pasted text often lost them. The line above `first` is the heading, unless it is a field
 * of the block before.
 */
export function keyedBlocks(lines: readonly string[], first: string): KeyedBlock[] {
  const blocks: (KeyedBlock & { fields: Map<string, string> })[] = []
  const begins = new RegExp(`^\\s*${first.replaceAll(' ', ' +')}:`)
  for (const [index, line] of lines.entries()) {
    if (line.length > LONGEST_LINE) continue
    if (begins.test(line)) {
      const above = headingOf(lines[index - 1])
      const fields = new Map<string, string>()
      blocks.push({
        heading: above ?? '',
        line: above === null ? index + 1 : index,
        fields,
        field: (key) => fields.get(key) ?? '',
      })
    }
    const match = FIELD.exec(line)
    const fields = blocks.at(-1)?.fields
    if (match && fields && !fields.has(match[1]!)) fields.set(match[1]!, match[2] ?? '')
  }
  return blocks
}

function headingOf(line: string | undefined): string | null {
  if (line === undefined || line.trim() === '' || line.length > 1_000) return null
  return line.trim().replace(/:$/, '')
}
