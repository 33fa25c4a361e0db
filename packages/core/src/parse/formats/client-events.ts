import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { readLocal } from '../grammar/dates.ts'
import { fromLatin1, type Header, reset } from '../header.ts'
import { readIso } from '../time.ts'

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
    if (line.charCodeAt(0) !== QUOTE || !line.includes('","')) return false
    reset(header)
    let text: Cell | null = null
    let timed = false
    for (const cell of cellsOf(line)) {
      const { value } = cell
      if (!timed && TIME.test(value)) timed = readTime(value, clock, header)
      else if (header.level === 0 && value.length < 24 && levelOf(value) > 0) header.level = levelOf(value)
      else if (header.component === '' && EVENT.test(value)) header.component = value
      else if (text === null || (value.includes(' ') && !text.value.includes(' '))) text = cell
    }
    // Other tables have times as well: an event says how grave it is, or which it is.
    if (!timed || text === null || (header.level === 0 && header.component === '')) return false
    header.program = 'vpxd'
    header.messageStart = text.start
    header.level ||= LEVEL.info
    return true
  },

  continues: () => false,
}

interface Cell {
  value: string
  /** Where its text begins in the line. */
  start: number
}

/** A description with a comma is quoted as a whole; more cells than a list of events has are not looked at. */
function* cellsOf(line: string): Generator<Cell> {
  let n = 0
  for (const match of line.matchAll(CELL)) {
    yield { value: match[1]!, start: match.index + 1 }
    if (++n === MOST_CELLS) return
  }
}

/** `5/6/2023, 7:08:09 PM` of America; Europe writes the day first and 24 hours; `2023-05-06T19:08:09Z` in any language. */
function readTime(value: string, clock: Clock, header: Header): boolean {
  return readIso(value, 0, clock, header) > 0 || readLocal(value, 0, clock, header, !/[ap]\.?m/i.test(value)) > 0
}

function levelOf(value: string): number {
  return LEVELS.get(fromLatin1(value).toLowerCase()) ?? 0
}

const QUOTE = 34
const MOST_CELLS = 16
const CELL = /"((?:[^"]|""){0,3000})"(?=,|$)/g
const TIME = /^\d{1,4}[-/.]\d\d?[-/.]\d{1,4}[ T,]/
const EVENT = /^(?:vim\.event\.|esx\.|com\.vmware\.|vprob\.|hbr\.|vsan\.)[\w.-]{2,200}$/
const LEVELS = new Map<string, number>([
  ['information', LEVEL.info],
  ['info', LEVEL.info],
  ['情報', LEVEL.info],
  ['user', LEVEL.info],
  ['ユーザー', LEVEL.info],
  ['ユーザ', LEVEL.info],
  ['audit', LEVEL.info],
  ['監査', LEVEL.info],
  ['warning', LEVEL.warning],
  ['警告', LEVEL.warning],
  ['error', LEVEL.error],
  ['エラー', LEVEL.error],
])
