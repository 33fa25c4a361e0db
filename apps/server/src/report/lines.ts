import type { EventRow } from '@bundlescope/contract/event.ts'
import type { ExportColumn, ExportFormat } from '@bundlescope/contract/report.ts'
import { wallClock } from '@bundlescope/core/report/time.ts'
import { visible } from '@bundlescope/core/report/visible.ts'

export interface LineChoices {
  columns: readonly ExportColumn[]
  /** IANA name, for the column `local`. */
  zone: string
  /** Changes texts of logs: redaction. */
  change: (text: string) => string
}

type Row = Omit<EventRow, 'message'> & { message: string }

/** What comes before the first row. */
export function headOf(format: ExportFormat, columns: readonly ExportColumn[], bom: boolean): string {
  if (format !== 'csv') return ''
  return `${bom ? '\ufeff' : ''}${columns.join(',')}\r\n`
}

export function csvLine(row: Row, choices: LineChoices): string {
  return `${choices.columns.map((column) => csvCell(cellOf(row, column, choices))).join(',')}\r\n`
}

export function jsonLine(row: Row, choices: LineChoices): string {
  return `${JSON.stringify(Object.fromEntries(choices.columns.map((column) => [column, cellOf(row, column, choices)])))}\n`
}

/** Texts of a spreadsheet that begin so are formulas to it, also in full width. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/

/** Nearly all cells: begins harmlessly, holds neither quotes nor commas nor anything unseen. */
const PLAIN = /^[\w[(<{*#./](?:[ !#-+\--~]*[!#-+\--~])?$/

/** A cell that no spreadsheet takes for a formula, and no terminal for a command. */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (PLAIN.test(value)) return value
  const shown = visible(value)
  const harmless = FORMULA.test(value) || FORMULA.test(shown) ? `'${shown}` : shown
  return /[",\n\r]/.test(harmless) || harmless !== harmless.trim() ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

function cellOf(row: Row, column: ExportColumn, { zone, change }: LineChoices): string | number | null {
  switch (column) {
    case 'time':
    case 'level':
    case 'line':
    case 'pattern':
    case 'id':
      return row[column]
    case 'local':
      return wallClock(row.time, zone)
    case 'source':
      return change(row.sourceName)
    default: {
      const value = row[column]
      return value === null ? null : change(value)
    }
  }
}
