import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { CsvScan, rowAhead } from '../grammar/csv-ahead.ts'
import { readCells } from '../grammar/csv-event.ts'
import { cellsOf } from '../grammar/csv-row.ts'
import { fromLatin1, type Header, reset } from '../header.ts'

/**
 * Any log or list of events that was saved as CSV (PowerCLI's Get-VIEvent, PowerShell's Get-WinEvent, tasks of the vSphere
 * Client, log servers): its titles name a time and a text. The row stays whole as the message.
 */
export const csvLog: LogFormat = {
  id: 'csv-log',
  title: 'Events saved as CSV, with titles',
  reportAs: 'id',
  specificity: 0.8,
  wholeFiles: true,
  samples: [
    {
      text: '"CreatedTime","UserName","FullFormattedMessage"',
      expect: { time: '2020-12-08T00:00:00.000000Z', level: 'unknown', component: 'titles' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const first = line.charCodeAt(0)
    if (first === HASH || (first !== QUOTE && !line.includes(','))) return false
    const row = cellsOf(line)
    if (row === null || row.cells.length + Number(row.open) < 2) return false
    reset(header)
    if (isTitles(row.cells)) return readTitles(header, clock)
    if (readCells(row.cells, header, clock) === null || row.open) {
      const cells = row.open ? rowAhead(line, clock)?.cells : undefined
      if (cells !== undefined) {
        reset(header)
        readCells(cells, header, clock)
      } else if (header.time === 0) return false
    }
    header.level ||= LEVEL.info
    return true
  },

  continues: () => false,

  suits: (lines) => lines.slice(0, 3).some((line) => isTitles(cellsOf(line)?.cells ?? [])),

  lookAhead: (clock) => new CsvScan(clock),
}

/** The row of titles is at the time of the first one behind it. */
function readTitles(header: Header, clock: Clock): boolean {
  header.time = Number.isFinite(clock.previous ?? Number.NaN) ? clock.previous! : clock.reference
  header.component = 'titles'
  return true
}

function isTitles(cells: readonly { value: string }[]): boolean {
  const names = cells.map(({ value }) => fromLatin1(value).trim())
  return names.some((name) => TIMES.test(name)) && names.some((name) => TEXTS.test(name))
}

const QUOTE = 34
const HASH = 35
const TIMES =
  /^(?:created ?time|date[ &]*time|date and time|@?timestamp|_?time|time ?(?:created|generated|written)|event ?time|start ?time|日時|日付と時刻|開始時刻)$/i
const TEXTS =
  /^(?:full ?formatted ?message|message|text|msg|_raw|raw|log|event|description|details|task ?name|説明|メッセージ|タスク名|内容)$/i
