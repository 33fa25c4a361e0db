import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat, LookAhead } from '../format.ts'
import { keptDecoded } from '../grammar/kept.ts'
import { fromLatin1, type Header, newHeader, reset } from '../header.ts'
import { readIso } from '../time.ts'

/** Of one event, by its number in the file. */
interface Fields {
  /** Microseconds UTC, or of the machine's clock where `local`. */
  time: number
  local: boolean
  level: number
  source: string
  id: string
}

/**
 * `wevtutil qe System /f:text`: a block an event, numbered, whose lines state time, level and source. What its first line
 * lacks is collected before the file is read.
 */
export const wevtutil: LogFormat = {
  id: 'wevtutil',
  title: 'Windows events (wevtutil)',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: 'Event[0]:\n  Log Name: System\n  Source: Service Control Manager\n  Date: 2021-05-26T19:08:09.123\n  Event ID: 7036\n  Level: Information\n  Description: \nThe service entered the stopped state.',
      expect: { time: '2020-12-08T00:00:00.000000Z', level: 'info' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const number = numberOf(line)
    if (number < 0) return false
    reset(header)
    const fields = clock.ahead?.[number] as Fields | undefined
    header.time = fields ? fields.time : clock.reference
    if (fields?.local !== false) header.time -= clock.zoneMinutes * MINUTE_US
    header.level = fields?.level ?? LEVEL.info
    header.program = fields?.source ?? ''
    header.component = fields?.id ?? ''
    return true
  },

  continues: () => false,

  lookAhead: (clock) => new Collector(clock),
}

class Collector implements LookAhead {
  readonly #given: Clock
  readonly #events: Fields[] = []
  readonly #header = newHeader()
  #open: Fields | null = null

  constructor(clock: Clock) {
    this.#given = clock
  }

  push(line: string): void {
    const number = numberOf(line)
    if (number >= 0) {
      this.#open = { time: this.#given.reference, local: true, level: LEVEL.info, source: '', id: '' }
      // Numbers are hostile text as well: only those that count up are taken.
      if (number === this.#events.length) this.#events.push(this.#open)
    }
    const field = this.#open && FIELD.exec(line.slice(0, 300))
    if (!field || !this.#open) return
    const value = fromLatin1(field[2]!).trim()
    if (field[1] === 'Date' && readIso(value, 0, UTC, this.#header) > 0) {
      this.#open.time = this.#header.time
      this.#open.local = !/(?:Z|[+-]\d\d:?\d\d)$/.test(value)
    } else if (field[1] === 'Level') this.#open.level = LEVELS.get(value.toLowerCase()) ?? LEVEL.info
    else if (field[1] === 'Source') this.#open.source = keptDecoded(value)
    else if (field[1] === 'Event ID') this.#open.id = keptDecoded(value)
    else if (field[1] === 'Description') this.#open = null
  }

  get clock(): Clock {
    const zoned = this.#events.length > 0 && this.#events.every(({ local }) => !local)
    return { ...this.#given, ahead: this.#events, ...(zoned && { zoneBasis: 'UTC' }) }
  }
}

/** Of `Event[12]:`; -1 for every other line. */
function numberOf(line: string): number {
  const found = line.charCodeAt(0) === 69 ? /^Event\[(\d{1,7})\]:?\s*$/.exec(line.slice(0, 20)) : null
  return found ? Number(found[1]) : -1
}

const MINUTE_US = 60_000_000
const UTC: Clock = { zoneMinutes: 0, zoneBasis: '', reference: 0 }
const FIELD = /^ {1,4}(Date|Level|Source|Event ID|Description): ?(.*)$/
const LEVELS = new Map<string, number>([
  ['critical', LEVEL.critical],
  ['重大', LEVEL.critical],
  ['error', LEVEL.error],
  ['エラー', LEVEL.error],
  ['warning', LEVEL.warning],
  ['警告', LEVEL.warning],
  ['verbose', LEVEL.debug],
  ['詳細', LEVEL.debug],
])
