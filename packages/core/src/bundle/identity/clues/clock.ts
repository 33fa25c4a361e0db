import { readClock, zoneText } from '../datetext.ts'
import { type Clue, type Fact, KIB } from '../fact.ts'
import { readTzif } from '../tzif.ts'
import { windowsZone, zoneNamed, zoneOfPath, zoneOfYear } from '../zonename.ts'

/** What the stamps of one service say of the machine's zone is trusted least. */
export const STAMPS_RANK = 6

/** Names of two seasons know summer time, which an offset does not; what names the zone itself knows better. */
const SPAN_RANK = 0.5
/** The names at both ends of a journal: `EDT`, `EST`. */
const JOURNAL_SPAN = /^-- (?:Logs|Journal) begins? at .{1,40} ([A-Z]{3,5})[,;] ends? at .{1,40} ([A-Z]{3,5})\.? --/

/** What tells the moment of collection and the machine's zone. Names of zones are trusted more than offsets: they know summer time. */
export const CLOCK: readonly Clue[] = [
  {
    at: /(?:^|\/)date(?!_-u|_--utc)(?:_[^/]*)?(?:\.txt)?$/,
    maxSize: 4 * KIB,
    read: (text) => date(text, 1),
  },
  {
    // date -u tells the time but not the machine's zone
    at: /(?:^|\/)date_(?:-u|--utc)[^/]*$/,
    maxSize: 4 * KIB,
    read: (text) => date(text, 0).filter((fact) => !isZone(fact)),
  },
  {
    //   Universal time: Mon 2020-12-07 09:40:00 UTC
    //        Time zone: Asia/Tokyo (JST, +0900)
    at: /(?:^|\/)timedatectl[^/]*$/,
    maxSize: 64 * KIB,
    read(text) {
      const universal = /^[ \t]*Universal time:[ \t]*(.{1,100})/m.exec(text)?.[1] ?? ''
      const [, name = '', sign, hours, minutes] =
        /^[ \t]*Time ?zone:[ \t]*(\S{1,60})(?:.{0,60}?([+-])(\d\d):?(\d\d)\))?/im.exec(text) ?? []
      const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
      return [
        ...date(universal, 2).filter((fact) => !isZone(fact)),
        ...zone(zoneNamed(name), 0),
        ...zone(sign === undefined ? null : zoneText(offset), 1),
      ]
    },
  },
  {
    // the file itself; where it is a link, see `LINKS`
    at: /(?:^|\/)etc\/localtime$/,
    maxSize: 64 * KIB,
    read: (_, bytes) => zone(readTzif(bytes), 0),
  },
  {
    // Debian: Asia/Tokyo
    at: /(?:^|\/)etc\/timezone$/,
    maxSize: 4 * KIB,
    read: (text) => zone(zoneNamed(text.trim()), 0),
  },
  {
    // TIMEZONE="Asia/Tokyo" (SLES, the appliances of 6.0), ZONE="Asia/Tokyo" (Red Hat)
    at: /(?:^|\/)etc\/sysconfig\/clock$/,
    maxSize: 16 * KIB,
    read: (text) => zone(zoneNamed(/^[ \t]*(?:TIME)?ZONE[ \t]*=[ \t]*"?([^"\s]+)/m.exec(text)?.[1] ?? ''), 0),
  },
  {
    // Tokyo Standard Time
    at: /(?:^|\/)tzutil[^/]*\.txt$/i,
    maxSize: 4 * KIB,
    read: (text) => zone(windowsZone(text.trim()), 0),
  },
  {
    // -- Logs begin at Sat 2020-12-05 00:11:02 JST, end at Mon 2020-12-07 18:40:00 JST. --
    at: /(?:^|\/)journalctl[^/]*$/,
    maxSize: null,
    read: (text) => [
      ...zone(zoneOfYear(JOURNAL_SPAN.exec(text)?.slice(1) ?? []), SPAN_RANK),
      ...date(/^-- (?:Logs|Journal) begins? at (.{1,60}?),/.exec(text)?.[1] ?? '', 1).filter(isZone),
    ],
  },
  {
    // what writes the zone of its machine into each stamp: 2020-12-07T18:40:00.123+09:00 (a Z is written in any zone)
    at: /(?:^|\/)(?:messages|syslog|auth|vpxd|vsphere_client_virgo)(?:-\d+)?(?:\.log)?(?:\.gz)?$/,
    maxSize: null,
    read(text) {
      const [, sign, hours, minutes] = /^\[?\d{4}-\d\d-\d\dT[\d:.]+([+-])(\d\d):(\d\d)\b/m.exec(text) ?? []
      const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
      return zone(sign === undefined ? null : zoneText(offset), STAMPS_RANK)
    },
  },
  {
    // vm-support's README: Captured on Mon Mar  8 14:49:25 UTC 2021
    at: /(?:^|\/)README(?:\.txt)?$/,
    maxSize: 64 * KIB,
    read: (text) => date(/Captured on:?[ \t]*(.{1,100})/i.exec(text)?.[1] ?? '', 2),
  },
]

/** What the target of a link tells: `etc/localtime` → `../usr/share/zoneinfo/Asia/Tokyo`. */
export const LINKS: readonly { at: RegExp; read(target: string): Fact[] }[] = [
  { at: /(?:^|\/)etc\/localtime$/, read: (target) => zone(zoneOfPath(target), 0) },
]

function zone(value: string | null, rank: number): Fact[] {
  return value === null ? [] : [{ field: 'zone', value, rank }]
}

const isZone = (fact: Fact): boolean => fact.field === 'zone' || fact.field === 'zoneName'

function date(text: string, rank: number): Fact[] {
  const moment = readClock(text)
  if (moment === null) return []
  if (moment.zone === null)
    return [
      { field: 'localTime', value: moment.at, rank },
      { field: 'zoneName', value: moment.zoneName, rank: rank + 2 },
    ]
  // an offset says nothing about summer time: behind everything that names the zone
  return [{ field: 'collectedAt', value: moment.at, rank }, ...zone(moment.zone, rank + 2)]
}
