import { meaningOf } from './zone-abbreviations.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export interface Moment {
  /** ISO UTC with microseconds. */
  at: string
  /** `UTC`, `+09:00`: the zone it was written in. */
  zone: string
}

/** A time whose zone is not clear: ISO local without a zone, `2020-12-07T18:40:00.000000`. */
export interface LocalMoment {
  at: string
  zone: null
  /** As it was written: `CST`. */
  zoneName: string
}

/** The time that `date` printed, in the forms of its locales and options, or null. Examples are in the test. */
export function readDate(text: string): Moment | null {
  const moment = readClock(text)
  return moment === null || moment.zone === null ? null : moment
}

/** The same, and times in a zone that is not clear. */
export function readClock(text: string): Moment | LocalMoment | null {
  const line = text.trim().split('\n', 1)[0]!
  return isoDate(line) ?? namedDate(line) ?? japaneseDate(line)
}

/** `2020-12-07T09:40:00+0000`, `2020-12-07 09:40:00.123 UTC` */
function isoDate(line: string): Moment | LocalMoment | null {
  const found =
    /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,6}))?\d*\s*(Z|[A-Z]{2,5}|[+-]\d\d:?\d\d)?/.exec(line)
  if (found === null) return null
  const [, year, month, day, hour, minute, second, fraction, zone] = found
  return moment(Number(year), Number(month), Number(day), `${hour}:${minute}:${second}`, zone, fraction)
}

/** `Mon Dec  7 09:40:00 UTC 2020`, `Mon, 07 Dec 2020 09:40:00 GMT`, `Mon 07 Dec 2020 09:40:00 AM UTC` */
function namedDate(line: string): Moment | LocalMoment | null {
  const words = line.replaceAll(',', ' ')
  const month = MONTHS.findIndex((name) => new RegExp(`(?:^|[^a-z])${name}[a-z]*(?:[^a-z]|$)`, 'i').test(words))
  const time = /(\d{1,2}):(\d\d):(\d\d)(?:\.\d+)?(?:\s*([AP])M)?/i.exec(words)
  const year = /(?:^|\s)((?:19|20)\d\d)(?:\s|$)/.exec(words)?.[1]
  const day = /(?:^|\s)(\d{1,2})(?=\s)/.exec(words)?.[1]
  if (month < 0 || time === null || year === undefined || day === undefined) return null
  const zone =
    /[+-]\d\d:?\d\d/.exec(words)?.[0] ?? /\d\s+(?:[AP]M\s+)?([A-Z]{1,5})(?=\s|$)/.exec(words.slice(time.index))?.[1]
  const hour =
    time[4] === undefined ? Number(time[1]) : (Number(time[1]) % 12) + (time[4].toUpperCase() === 'P' ? 12 : 0)
  return moment(Number(year), month + 1, Number(day), `${String(hour).padStart(2, '0')}:${time[2]}:${time[3]}`, zone)
}

/** `2020年 12月  7日 月曜日 18:40:00 JST` */
function japaneseDate(line: string): Moment | LocalMoment | null {
  const found = /(\d{4})年\s*(\d{1,2})月\s*(\d{1,2})日.*?(\d\d:\d\d:\d\d)\s*([A-Z]{2,5})?/.exec(line)
  return found === null ? null : moment(Number(found[1]), Number(found[2]), Number(found[3]), found[4]!, found[5])
}

function moment(
  year: number,
  month: number,
  day: number,
  time: string,
  zone = 'UTC',
  fraction = '',
): Moment | LocalMoment | null {
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  const minutes =
    offset === null ? meaningOf(zone) : (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === '-' ? -1 : 1)
  if (minutes === undefined && !/^[A-Z]{3,5}$/.test(zone)) return null
  const [hours = 0, mins = 0, seconds = 0] = time.split(':').map(Number)
  if (month < 1 || month > 12 || day < 1 || day > 31 || hours > 23 || mins > 59 || seconds > 60) return null
  const utc = new Date(Date.UTC(year, month - 1, day, hours, mins - (minutes ?? 0), seconds))
  const at = `${utc.toISOString().slice(0, 19)}.${fraction.padEnd(6, '0')}`
  return minutes === undefined ? { at, zone: null, zoneName: zone } : { at: `${at}Z`, zone: zoneText(minutes) }
}

/** `UTC`, `+09:00`, `-03:30` */
export function zoneText(minutes: number): string {
  if (minutes === 0) return 'UTC'
  const part = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${part(Math.abs(minutes) / 60)}:${part(Math.abs(minutes) % 60)}`
}
