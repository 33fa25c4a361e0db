/*
 * Reading of printed tables. Nothing here throws; a cell that is not there is ''.
 */

/** A column of a printed table: characters `from` … `to` (exclusive). */
export interface Column {
  title: string
  from: number
  to: number
}

/**
 * Columns of a table whose titles are underlined by runs of dashes, as esxcli, fltmc and driverquery print them:
 * `Name      Version` over `--------  -------`. Null when the second line is no such line.
 */
export function underlinedColumns(titles: string, dashes: string): Column[] | null {
  if (dashes.length > 4_000 || !/^ *[-=]{2,}(?: +[-=]+)* *$/.test(dashes)) return null
  const columns: Column[] = []
  for (const run of dashes.matchAll(/[-=]+/g))
    columns.push({ title: '', from: run.index, to: run.index + run[0].length })
  for (const [i, column] of columns.entries()) {
    column.to = columns[i + 1]?.from ?? Number.POSITIVE_INFINITY
    column.title = titles.slice(column.from, column.to).trim()
  }
  return columns
}

/** Cells of a line by the places of the columns. */
export const cellsAt = (line: string, columns: readonly Column[]): string[] =>
  columns.map(({ from, to }) => line.slice(from, to).trim())

/** Words of a line; the last of at most `limit` words takes the rest of the line with its blanks. */
export function words(line: string, limit = Number.POSITIVE_INFINITY): string[] {
  const found: string[] = []
  const word = /\S+/g
  for (let match = word.exec(line); match; match = word.exec(line)) {
    if (found.length + 1 === limit) {
      found.push(line.slice(match.index).trimEnd())
      break
    }
    found.push(match[0])
  }
  return found
}

/** `'1,234'` and `'1234'` → 1234; null for anything else. */
export function wholeNumber(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,3}(?:,\d{3})+$|^\d{1,15}$/.test(text)) return null
  return Number(text.replaceAll(',', ''))
}

const POWERS = 'KMGTPE'

/** Bytes of `12.5G`, `300M`, `4KiB`, `1,024`, `0 MiB`; a bare number counts in `unit` bytes. Null for anything else. */
export function byteSize(text: string | undefined, unit = 1): number | null {
  const match = /^([\d,]{1,20}(?:\.\d{1,6})?) ?(?:([KMGTPE])i?)?(B?)$/i.exec(text ?? '')
  if (!match) return null
  const [, digits, power, bytes] = match
  const scale = power ? 1024 ** (POWERS.indexOf(power.toUpperCase()) + 1) : bytes ? 1 : unit
  const size = Math.round(Number(digits!.replaceAll(',', '')) * scale)
  return Number.isSafeInteger(size) ? size : null
}

/** '' and the signs by which listings say "nothing" become null. */
export const orNull = (text: string | undefined): string | null =>
  text === undefined || text === '' || text === '-' || text === '--' || text === 'N/A' ? null : text

/** `true`/`yes`/`enabled` and their contraries; null for anything else. */
export function truth(text: string | undefined): boolean | null {
  if (/^(?:true|yes|enabled|on|up)$/i.test(text ?? '')) return true
  if (/^(?:false|no|disabled|off|down)$/i.test(text ?? '')) return false
  return null
}
