import { LONGEST_LINE } from './reading.ts'

/** A row of a printed table: cells by the title of their column; '' where the listing has none. */
export interface PrintedRow {
  line: number
  cell(title: string): string
}

export interface TableShape {
  /** Titles by which the table is known, in their order. */
  needed: readonly string[]
  /** Titles that some versions have as well; they matter where blanks were lost. */
  optional?: readonly string[]
  /** The column whose cells may hold blanks. */
  wide?: string
  /** A header in another language: its columns bear `titles`, in that order. */
  translated?: { header: RegExp; titles: readonly string[] }
}

interface Column {
  title: string
  from: number
  to: number
}

/**
 * Reads a table whose titles are underlined by runs of dashes, as esxcli, localcli, fltmc and driverquery print it:
 *
 *     Name      Version    Install Date
 *     --------  ---------  ------------
 *
 * Cells are taken by place where the row keeps to the columns, else by runs of blanks, else by words (pasted text often
 * lost its blanks); a row that fits in no way is left out. Null when the text holds no such table.
 */
export function underlinedTable(lines: readonly string[], shape: TableShape): PrintedRow[] | null {
  const at = headerOf(lines, shape)
  if (at < 0) return null
  const isHeader = headerTest(shape)
  const rows: PrintedRow[] = []
  let read = rowReader(lines[at]!, lines[at + 1]!, shape)
  for (let index = at + 2; index < lines.length; index++) {
    const line = lines[index]!
    if (line.trim() === '' || line.length > LONGEST_LINE) continue
    if (isUnderline(lines[index + 1] ?? '')) {
      // Another table begins: the same one again (the list of a second host), or the end of this one.
      if (!isHeader(line)) break
      read = rowReader(line, lines[index + 1]!, shape)
      index++
      continue
    }
    const cell = read(line)
    if (cell) rows.push({ line: index + 1, cell })
  }
  return rows
}

/** Whether such a table begins within the first lines. */
export const hasUnderlinedTable = (lines: readonly string[], shape: TableShape): boolean => headerOf(lines, shape) >= 0

function headerOf(lines: readonly string[], shape: TableShape): number {
  const isHeader = headerTest(shape)
  const end = Math.min(lines.length - 1, 200)
  for (let index = 0; index < end; index++) if (isUnderline(lines[index + 1]!) && isHeader(lines[index]!)) return index
  return -1
}

/** The titles one after the other, others between them, or the translated header. */
function headerTest({ needed, translated }: TableShape): (line: string) => boolean {
  const titles = new RegExp(`^ *${needed.map(source).join('(?!\\S)(?: .*?(?<!\\S))?')}(?!\\S)`)
  return (line) => line.length < 2_000 && (titles.test(line) || translated?.header.test(line) === true)
}

function rowReader(header: string, dashes: string, shape: TableShape): (line: string) => PrintedRow['cell'] | null {
  const { titles, columns } = columnsOf(header, dashes, shape)
  const wide = Math.max(0, titles.indexOf(shape.wide ?? titles.at(-1)!))
  return (line) => {
    const cells =
      (columns && cellsByPlace(line, columns)) ??
      cellsByBlanks(line, titles.length) ??
      cellsByWords(line, titles.length, wide)
    return cells && ((title) => cells[titles.indexOf(title)] ?? '')
  }
}

const isUnderline = (line: string): boolean => line.length < 2_000 && /^ *[-=]{2,}(?: +[-=]+)* *$/.test(line)

const source = (title: string): string => title.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', ' +')

function columnsOf(
  header: string,
  dashes: string,
  { needed, optional = [], translated }: TableShape,
): { titles: string[]; columns: Column[] | null } {
  const columns: Column[] = [...dashes.matchAll(/[-=]+/g)].map(({ index }) => ({ title: '', from: index, to: 0 }))
  for (const [i, column] of columns.entries()) {
    column.to = columns[i + 1]?.from ?? Number.POSITIVE_INFINITY
    column.title = header.slice(column.from, column.to).trim().replace(/ +/g, ' ')
  }
  // Ideographs are twice as wide on the screen as in the text: the titles do not stand over their columns.
  if (translated?.header.test(header)) {
    for (const [i, column] of columns.entries()) column.title = translated.titles[i] ?? ''
    return { titles: columns.map(({ title }) => title), columns }
  }
  if (needed.every((title) => columns.some((column) => column.title === title)))
    return { titles: columns.map(({ title }) => title), columns }
  const known = [...needed, ...optional].toSorted((a, b) => b.length - a.length)
  const titles = header.match(new RegExp(`(?<!\\S)(?:${known.map(source).join('|')})(?!\\S)|\\S+`, 'g')) ?? []
  return { titles: titles.map((title) => title.replace(/ +/g, ' ')), columns: null }
}

/** Null when a word of the line lies across the edge of a column, or only one column holds anything. */
function cellsByPlace(line: string, columns: readonly Column[]): string[] | null {
  for (const { from } of columns)
    if (from > 0 && from < line.length && line[from - 1] !== ' ' && line[from] !== ' ') return null
  const cells = columns.map(({ from, to }) => line.slice(from, to).trim())
  return cells.filter((cell) => cell !== '').length > 1 ? cells : null
}

function cellsByBlanks(line: string, count: number): string[] | null {
  const cells = line.trim().split(/\s{2,}/)
  return cells.length === count ? cells : null
}

function cellsByWords(line: string, count: number, wide: number): string[] | null {
  const found = words(line)
  const extra = found.length - count
  if (extra < 0) return null
  return [...found.slice(0, wide), found.slice(wide, wide + extra + 1).join(' '), ...found.slice(wide + extra + 1)]
}

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
