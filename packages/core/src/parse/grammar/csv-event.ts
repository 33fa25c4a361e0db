import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock } from '../format.ts'
import { fromLatin1, type Header } from '../header.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'
import type { Cell } from './csv-row.ts'
import { readLocal } from './date-order.ts'

/**
 * Fills time, level and (where it names one) the kind of event from a row's cells, whatever their order. Returns the cell that
 * reads most like a text, null without a time.
 */
export function readCells(cells: readonly Cell[], header: Header, clock: Clock): Cell | null {
  let text: Cell | null = null
  let timed = false
  for (const cell of cells) {
    const { value } = cell
    if (!timed && TIME.test(value)) timed = readTime(value, clock, header)
    else if (header.level === 0 && value.length < 24 && levelOf(value) > 0) header.level = levelOf(value)
    else if (header.component === '' && EVENT.test(value)) header.component = value
    else if (text === null || (value.includes(' ') && !text.value.includes(' '))) text = cell
  }
  return timed ? text : null
}

/** `5/6/2023, 7:08:09 PM` of America; Europe writes the day first and 24 hours; `2023-05-06T19:08:09Z` in any language. */
function readTime(value: string, clock: Clock, header: Header): boolean {
  return readIso(value, 0, clock, header) > 0 || readLocal(value, 0, clock, header, 'by-hours') > 0
}

function levelOf(value: string): number {
  return LEVELS.get(fromLatin1(value).toLowerCase()) ?? levelOfWord(value.toLowerCase())
}

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
