import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { readEventTime, readRelayHeader } from '../grammar/security-event.ts'
import { type Header, reset } from '../header.ts'
import { levelOfWord } from '../severity.ts'

/**
 * Security events in the Common Event Format (Deep Security and others), with a relay's header or bare:
 * `CEF:0|vendor|product|version|id|name|severity|key=value …`.
 * Bare events often bear no time at all: they stand at the latest moment the file can speak of.
 */
export const cef: LogFormat = {
  id: 'cef',
  title: 'Security events (CEF)',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: 'CEF:0|Trend Micro|Deep Security Agent|20.0.1234|4000010|Test_file|6|cn1=12 cn1Label=Host ID dvchost=web01 rt=May 06 2021 07:08:09 act=Delete',
      expect: {
        time: '2021-05-06T07:08:09.000000Z',
        level: 'warning',
        program: 'Deep Security Agent',
        component: '4000010',
        message: 'Test_file|6|cn1=12 cn1Label=Host ID dvchost=web01 rt=May 06 2021 07:08:09 act=Delete',
      },
    },
    {
      text: '<134>May  6 07:08:09 dsm01 CEF:0|Trend Micro|Deep Security Manager|20.0.1|600|User Signed In|3|src=192.0.2.7 suser=admin',
      expect: {
        time: '2020-05-06T07:08:09.000000Z',
        level: 'info',
        program: 'Deep Security Manager',
        component: '600',
        extra: 'dsm01',
      },
    },
    {
      text: '<134>1 2021-05-06T07:08:09.101Z dsm01 CEF:0|V|P\\|Q|1|7|Name|High|rt=1620284880000',
      expect: { time: '2021-05-06T07:08:09.101000Z', level: 'error', program: 'P\\|Q', component: '7' },
    },
    {
      text: 'CEF:0|Trend Micro|Deep Security Agent|20.0.1234|30|A rule|10|act=updated',
      expect: { time: '2020-12-08T00:00:00.000000Z', level: 'critical' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const at = line.indexOf('CEF:')
    if (at < 0 || at > 160) return false
    const fields = FIELDS.exec(line.slice(at, at + 1000))
    if (!fields) return false
    reset(header)
    if (!readRelayHeader(line, at, clock, header)) {
      const own = TIME.exec(line.slice(at, at + 4000))?.[1]
      if (own === undefined || !readEventTime(own, clock, header)) header.time = clock.reference
    }
    header.program = fields[2]!
    header.component = fields[3]!
    header.level = levelOfSeverity(fields[5]!)
    header.messageStart = at + fields[1]!.length
    return true
  },

  continues: () => false,
}

/** 0–3 low, 4–6 medium, 7–8 high, 9–10 very high; older senders write the words. */
export function levelOfSeverity(severity: string): number {
  const number = Number(severity)
  if (severity === '' || Number.isNaN(number)) return WORDS.get(severity.toLowerCase()) ?? levelOfWord(severity)
  if (number >= 9) return LEVEL.critical
  if (number >= 7) return LEVEL.error
  return number >= 4 ? LEVEL.warning : LEVEL.info
}

const WORDS = new Map<string, number>([
  ['low', LEVEL.info],
  ['medium', LEVEL.warning],
  ['high', LEVEL.error],
  ['very-high', LEVEL.critical],
])

const TEXT = String.raw`(?:[^|\\]|\\.){0,200}`
const FIELDS = new RegExp(`^(CEF: ?\\d+\\|${TEXT}\\|(${TEXT})\\|${TEXT}\\|(${TEXT})\\|)(${TEXT})\\|([\\w -]{0,12})\\|`)
const TIME =
  /[| ](?:rt|end|start|deviceReceiptTime)=(\d{13}|[A-Z][a-z]{2} \d\d \d{4} [\d:.]{8,15}(?: [\w:+-]{1,9})?|\d{4}-\d\d-\d\d[T ][^ |]{8,30})/
