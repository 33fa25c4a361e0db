import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat, LookAhead } from '../format.ts'
import { kept } from '../grammar/kept.ts'
import { type Header, reset } from '../header.ts'
import { BY_SYSLOG_SEVERITY } from '../severity.ts'

/** Of one entry, by its first line, which names it uniquely. */
interface Fields {
  /** Microseconds UTC. */
  time: number
  level: number
  program: string
  thread: string
}

/**
 * `journalctl -o export` and `-o verbose`-like dumps: a block of `FIELD=value` an entry, time, level and program behind its
 * first line. They are collected before the file is read.
 */
export const journalExport: LogFormat = {
  id: 'journal-export',
  title: 'System journal, exported',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: '__CURSOR=s=1;i=2\n__REALTIME_TIMESTAMP=1620284889101234\nPRIORITY=3\nSYSLOG_IDENTIFIER=vmon\n_PID=2101\nMESSAGE=no answer',
      expect: { time: '2020-12-08T00:00:00.000000Z', level: 'info' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (line.charCodeAt(0) !== UNDERSCORE || !line.startsWith(START)) return false
    reset(header)
    const fields = (clock.ahead?.[0] as ReadonlyMap<string, Fields> | undefined)?.get(line)
    header.time = fields?.time ?? clock.reference
    header.level = fields?.level ?? LEVEL.info
    header.program = fields?.program ?? ''
    header.thread = fields?.thread ?? ''
    return true
  },

  continues: () => false,

  lookAhead: (clock) => new Collector(clock),
}

class Collector implements LookAhead {
  readonly #given: Clock
  readonly #entries = new Map<string, Fields>()
  #open: Fields | null = null

  constructor(clock: Clock) {
    this.#given = clock
  }

  push(line: string): void {
    if (line.startsWith(START)) {
      this.#open = { time: this.#given.reference, level: LEVEL.info, program: '', thread: '' }
      this.#entries.set(kept(line), this.#open)
    }
    const field = this.#open && FIELD.exec(line.slice(0, 120))
    if (!field || !this.#open) return
    const [, name, value] = field as unknown as [string, string, string]
    if (name === '__REALTIME_TIMESTAMP' && /^\d{16}$/.test(value)) this.#open.time = Number(value)
    else if (name === 'PRIORITY') this.#open.level = BY_SYSLOG_SEVERITY[Number(value) as 0] ?? LEVEL.info
    else if (name === 'SYSLOG_IDENTIFIER') this.#open.program = kept(value)
    else if (name === '_COMM') this.#open.program ||= kept(value)
    else if (name === '_PID') this.#open.thread = kept(value)
  }

  get clock(): Clock {
    return { ...this.#given, ahead: [this.#entries], zoneBasis: 'UTC' }
  }
}

const UNDERSCORE = 95
const START = '__CURSOR='
const FIELD = /^(__REALTIME_TIMESTAMP|PRIORITY|SYSLOG_IDENTIFIER|_COMM|_PID)=(.{1,80}?) *$/
