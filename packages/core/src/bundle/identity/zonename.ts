import { findIana } from 'windows-iana'

/** The name as it is when the runtime knows such a zone, else null; names of UTC are `UTC`. */
export function zoneNamed(name: string): string | null {
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(name)) return null
  if (/^(?:Etc\/)?(?:UTC|UCT|GMT|Universal|Zulu|Greenwich|GMT[+-]?0)$/i.test(name)) return 'UTC'
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name
  } catch {
    return null
  }
}

/** `/usr/share/zoneinfo/posix/Asia/Tokyo` → `Asia/Tokyo`. */
export function zoneOfPath(path: string): string | null {
  const name = /(?:^|\/)zoneinfo\/(?:posix\/|right\/|uclibc\/)?(.+)$/.exec(path)?.[1]
  return name === undefined ? null : zoneNamed(name)
}

/** What `tzutil /g` prints: `Tokyo Standard Time`, with `_dstoff` behind it where summer time is switched off. */
export function windowsZone(name: string): string | null {
  const [zone] = findIana(name.replace(/_dstoff$/i, ''))
  return zone === undefined ? null : zoneNamed(zone)
}

/** The UTC of a local time without a zone (`2020-12-07T18:40:00.000000`) in a zone by its name or offset; null for no such zone. */
export function utcOf(local: string, zone: string): string | null {
  const asUtc = Date.parse(`${local.slice(0, 19)}Z`)
  const first = offsetAt(zone, asUtc)
  if (first === null) return null
  // the offset of the moment itself, for the hours around a change
  const offset = offsetAt(zone, asUtc - first) ?? first
  return `${new Date(asUtc - offset).toISOString().slice(0, 19)}${local.slice(19)}Z`
}

/** Milliseconds east of UTC. */
function offsetAt(zone: string, at: number): number | null {
  let name: string | undefined = zone
  if (!/^[+-]/.test(zone)) {
    if (zoneNamed(zone) === null) return null
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value
  }
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? []
  return (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -60_000 : 60_000)
}

/** Names of summer and of winter that together leave one zone, or several whose clocks have changed alike. */
const YEARS = new Map([
  ['NDT NST', 'America/St_Johns'],
  ['ADT AST', 'America/Halifax'],
  ['EDT EST', 'America/New_York'],
  ['CDT CST', 'America/Chicago'],
  ['MDT MST', 'America/Denver'],
  ['PDT PST', 'America/Los_Angeles'],
  ['AKDT AKST', 'America/Anchorage'],
  ['BST GMT', 'Europe/London'],
  ['WEST WET', 'Europe/Lisbon'],
  ['CEST CET', 'Europe/Berlin'],
  ['EEST EET', 'Europe/Athens'],
  ['AEDT AEST', 'Australia/Sydney'],
  ['ACDT ACST', 'Australia/Adelaide'],
  ['NZDT NZST', 'Pacific/Auckland'],
])

/** `EDT` and `EST`, in any order: `America/New_York`; null for names that do not belong together. */
export function zoneOfYear(names: readonly string[]): string | null {
  return YEARS.get([...names].sort().join(' ')) ?? null
}
