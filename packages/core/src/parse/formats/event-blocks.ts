import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat, LookAhead } from '../format.ts'
import { DateOrderScan, readLocal } from '../grammar/date-order.ts'
import { HandedOut } from '../grammar/handed-out.ts'
import { keptDecoded } from '../grammar/kept.ts'
import { fromLatin1, type Header, reset } from '../header.ts'
import { levelOfWord } from '../severity.ts'

/** What the lines of one block say. */
interface Fields {
  time: string
  level: number
  source: string
  id: string
}

/**
 * Windows events copied from the Event Viewer (`Log Name:      System`, in English or Japanese) or printed by PowerShell as
 * a list (`TimeCreated  : 5/6/2021 7:08:09 PM`): a block an event, a line a field. They are collected before the file is read.
 */
export const eventBlocks: LogFormat = {
  id: 'event-blocks',
  title: 'Windows events, as blocks of text',
  reportAs: 'id',
  specificity: 0.9,
  wholeFiles: true,
  samples: [
    {
      text: 'Log Name:      System\nSource:        disk\nDate:          5/26/2020 7:08:09 PM\nEvent ID:      153\nLevel:         Warning\nDescription:\nThe IO operation was retried.',
      expect: { time: '2020-12-08T00:00:00.000000Z', level: 'info' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!STARTS.test(fromLatin1(line.slice(0, 40)))) return false
    reset(header)
    const fields = (clock.ahead?.[0] as HandedOut<Fields> | undefined)?.next()
    if (!fields || readLocal(fields.time, 0, clock, header, 'by-hours') === 0) {
      header.time = clock.reference - clock.zoneMinutes * MINUTE_US
    }
    header.level = fields?.level || LEVEL.info
    header.program = fields?.source ?? ''
    header.component = fields?.id ?? ''
    return true
  },

  continues: () => false,

  /** A configuration may begin a line alike: an event says when it was. */
  suits: (lines) => lines.some((line) => fieldOf(line)?.name === 'time'),

  lookAhead: (clock) => new Collector(clock),
}

class Collector implements LookAhead {
  readonly #given: Clock
  readonly #order: DateOrderScan
  readonly #blocks = new HandedOut<Fields>()

  constructor(clock: Clock) {
    this.#given = clock
    this.#order = new DateOrderScan(clock, /^[^:]{2,36}: {0,12}(\d.{13,40})/, 'by-hours')
  }

  push(line: string): void {
    this.#order.push(line)
    const text = fromLatin1(line.slice(0, 200))
    if (STARTS.test(text)) this.#blocks.add({ time: '', level: 0, source: '', id: '' })
    const block = this.#blocks.last
    const field = block && fieldOf(line)
    if (!field) return
    if (field.name === 'level')
      block.level ||= LEVELS.get(field.value.toLowerCase()) ?? levelOfWord(field.value.toLowerCase())
    else block[field.name] ||= keptDecoded(field.value)
  }

  get clock(): Clock {
    const { dateOrder, dateBasis } = this.#order.clock
    return { ...this.#given, ahead: [this.#blocks], dateOrder, dateBasis }
  }
}

function fieldOf(line: string): { name: keyof Fields; value: string } | null {
  const found = FIELD.exec(fromLatin1(line.slice(0, 200)))
  const name = found && NAMES.get(found[1]!.trim().toLowerCase())
  return name && found[2] !== '' ? { name, value: found[2]!.trim() } : null
}

const MINUTE_US = 60_000_000
const STARTS = /^(?:Log Name|ログの名前|Protokollname): |^(?:TimeCreated|Index) {1,24}: /
const FIELD = /^([^:]{2,36}): {0,12}(.*)$/
const NAMES = new Map<string, keyof Fields>([
  ...['date', '日付', 'datum', 'timecreated', 'timegenerated'].map((name) => [name, 'time'] as const),
  ...['level', 'レベル', 'ebene', 'leveldisplayname', 'entrytype'].map((name) => [name, 'level'] as const),
  ...['source', 'ソース', 'quelle', 'providername'].map((name) => [name, 'source'] as const),
  ...['event id', 'イベント id', 'ereignis-id', 'id', 'eventid', 'instanceid'].map((name) => [name, 'id'] as const),
])
const LEVELS = new Map<string, number>([
  ['情報', LEVEL.info],
  ['警告', LEVEL.warning],
  ['warnung', LEVEL.warning],
  ['エラー', LEVEL.error],
  ['fehler', LEVEL.error],
  ['重大', LEVEL.critical],
  ['kritisch', LEVEL.critical],
])
