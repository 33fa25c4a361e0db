import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { CsvScan, rowAhead } from '../grammar/csv-ahead.ts'
import { readCells } from '../grammar/csv-event.ts'
import { type Cell, cellsOf } from '../grammar/csv-row.ts'
import { type Header, newHeader, reset } from '../header.ts'

/**
 * The list of events as the vSphere Client exports it, a row an event: description, type, time, task, target, user and id of
 * the event, in any order. The time is that of the browser's clock, as its language writes it.
 */
export const clientEvents: LogFormat = {
  id: 'client-events',
  title: 'Events exported from the vSphere Client (CSV)',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '"Virtual machine app03 is powered on","Information","05/06/2023, 7:08:09 PM","","app03","LAB\\jdoe","vim.event.VmPoweredOnEvent"',
      expect: {
        time: '2023-05-06T19:08:09.000000Z',
        level: 'info',
        program: 'vpxd',
        component: 'vim.event.VmPoweredOnEvent',
        message:
          'Virtual machine app03 is powered on","Information","05/06/2023, 7:08:09 PM","","app03","LAB\\jdoe","vim.event.VmPoweredOnEvent"',
      },
    },
    {
      text: '"06/05/2023, 19:08:09","Warning","Host esx07, ""rack 2"", has no redundancy","esx07"',
      expect: {
        time: '2023-05-06T19:08:09.000000Z',
        level: 'warning',
        component: '',
        message: 'Host esx07, ""rack 2"", has no redundancy","esx07"',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const quoted = line.charCodeAt(0) === QUOTE
    if (!quoted && !line.includes(',')) return false
    const row = cellsOf(line)
    if (row === null || (row.cells.length < 2 && !row.open)) return false
    reset(header)
    const text = readCells(row.cells, header, clock)
    const known = text !== null && isEvent(header)
    if (row.open) {
      const ahead = rowAhead(line, clock)
      if (!readRest(ahead?.cells, header, clock) && !known && (ahead || !quoted)) return false
    } else if (!known || (!quoted && header.component === '')) return false
    header.program = 'vpxd'
    header.messageStart = (text ?? row.cells[0]!).start
    header.level ||= LEVEL.info
    return true
  },

  continues: () => false,

  suits(lines: readonly string[]): boolean {
    const header = newHeader()
    const rows = new CsvScan({ zoneMinutes: 0, zoneBasis: '', reference: 0 })
    for (const line of lines) rows.push(line)
    return [...lines.map((line) => cellsOf(line)?.cells ?? []), ...rows.cells].some((cells) => {
      reset(header)
      return readCells(cells, header, rows.clock) !== null && isEvent(header)
    })
  },

  lookAhead: (clock) => new CsvScan(clock),
}

/** Other tables have times as well: an event says how grave it is, or which it is. */
function isEvent({ level, component }: Header): boolean {
  return level > 0 || component !== ''
}

/** What stands behind the first line of a row; nobody knows it before the whole file is read. */
function readRest(cells: readonly Cell[] | undefined, header: Header, clock: Clock): boolean {
  if (cells === undefined) header.time ||= clock.reference - clock.zoneMinutes * MINUTE_US
  else {
    reset(header)
    readCells(cells, header, clock)
  }
  return cells !== undefined
}

const QUOTE = 34
const MINUTE_US = 60_000_000
