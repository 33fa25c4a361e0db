import type { SnapshotRow } from '../../snapshot.ts'
import { words } from '../../table.ts'
import { wholeNumber } from '../../values.ts'

/** `WID CID WorldName Command`; the options of ps put more columns between them. */
export const PS_ESXI_HEADER = /^\s*(?:WID|World ID)\s+(?:CID|Cartel ID|Cartel)\s+(?:\S+\s+)*(?:World ?Name|Name)\b/

/** Titles of one word and of two; what stands before the command in any order. */
const TITLE = /World ID|Cartel ID|World Name|Command Line|Security Domain|Wait State|\S+/gi

interface Title {
  text: string
  from: number
  to: number
}

/**
 * A reader of the rows below a header of ps of ESXi. Names of VMs are parts of world names and may hold blanks or be
 * wider than their column; a row that does not keep to the columns is read from both its ends.
 */
export function psEsxiReader(header: string): (line: string, lineNumber: number) => SnapshotRow<'process'> | null {
  const titles = [...header.matchAll(TITLE)].map(({ 0: text, index }) => ({
    text,
    from: index,
    to: index + text.length,
  }))
  const placeOf = (shape: RegExp): number => titles.findIndex(({ text }) => shape.test(text))
  const name = placeOf(/^(?:world ?name|name)$/i)
  const state = placeOf(/^state$/i)
  const command = placeOf(/^(?:command.*|cmd.*)$/i)

  return (line, lineNumber) => {
    const ids = /^\s*(\d{1,10})\s+(\d{1,10})(?=\s|$)/.exec(line)
    if (!ids) return null
    const cells = cellsBetween(line, titles)
    const rest = line.slice(ids[0].length)
    return {
      line: lineNumber,
      pid: wholeNumber(ids[2])!,
      parent: null,
      world: wholeNumber(ids[1]),
      name: cells?.[name] ?? words(rest)[Math.max(0, name - 2)] ?? '',
      command: cells?.[command] ?? /(?:^|\s)(\/.*)$/.exec(rest)?.[1]?.trim() ?? '',
      user: null,
      started: null,
      state: cells?.[state] || null,
    }
  }
}

/** Cuts a line at a blank between every two titles, left-aligned or not; null when a word fills the gap. */
function cellsBetween(line: string, titles: readonly Title[]): string[] | null {
  const cells: string[] = []
  let from = 0
  for (const [i, { to }] of titles.entries()) {
    const next = titles[i + 1]
    let cut = line.length
    if (next && next.from - 1 < line.length) {
      cut = next.from - 1
      while (cut >= to && line[cut] !== ' ') cut--
      if (cut < to) return null
    }
    cells.push(line.slice(from, cut).trim())
    from = cut
  }
  return cells
}
