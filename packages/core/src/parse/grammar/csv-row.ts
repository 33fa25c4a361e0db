/** One of a row of comma-separated values. */
export interface Cell {
  value: string
  /** Where its text begins in the line. */
  start: number
}

/** The cells of a line, the last of them without its end where the row goes on; null for what is no row. */
interface Row {
  cells: Cell[]
  open: boolean
}

/** What is quoted may hold commas, quotes (doubled) and, in more than one line, line breaks. */
export function cellsOf(row: string): Row | null {
  const cells: Cell[] = []
  for (let at = 0; cells.length < MOST_CELLS; ) {
    const quoted = row.charCodeAt(at) === QUOTE
    const end = quoted ? quoteEnd(row, at + 1) : commaAt(row, at)
    if (end < 0) return { cells: [...cells, { value: row.slice(at + 1), start: at + 1 }], open: true }
    const start = quoted ? at + 1 : at
    const value = row.slice(start, end)
    // the rest of a row that began in a line before
    if (!quoted && value.includes('"')) return null
    cells.push({ value, start })
    const next = quoted ? end + 1 : end
    if (row.slice(next).trim() === '') break
    if (row[next] !== ',') return null
    at = next + 1
  }
  return { cells, open: false }
}

function commaAt(row: string, at: number): number {
  const comma = row.indexOf(',', at)
  return comma < 0 ? row.length : comma
}

/** Where the quote that was opened before `at` is closed; negative when it is not. */
function quoteEnd(row: string, at: number): number {
  let end = row.indexOf('"', at)
  while (end >= 0 && row.charCodeAt(end + 1) === QUOTE) end = row.indexOf('"', end + 2)
  return end
}

const QUOTE = 34
/** A table with more columns is not looked at any further. */
const MOST_CELLS = 16
