import { zoneText } from './datetext.ts'

/**
 * Zones by the rule at the end of their file (POSIX.1-2017, 8.3). Several zones share a rule today; the name stands for the rule:
 * the widely used one where it is a country's only zone, else the name of the rule itself.
 */
const RULES: Record<string, string> = {
  UTC0: 'UTC',
  GMT0: 'UTC',
  'JST-9': 'Asia/Tokyo',
  'KST-9': 'Asia/Seoul',
  'IST-5:30': 'Asia/Kolkata',
  'WET0WEST,M3.5.0/1,M10.5.0': 'WET',
  'CET-1CEST,M3.5.0,M10.5.0/3': 'CET',
  'EET-2EEST,M3.5.0/3,M10.5.0/4': 'EET',
  'GMT0BST,M3.5.0/1,M10.5.0': 'Europe/London',
  'GMT0IST,M3.5.0/1,M10.5.0': 'Europe/Dublin',
  'IST-1GMT0,M10.5.0,M3.5.0/1': 'Europe/Dublin',
  'IST-2IDT,M3.4.4/26,M10.5.0': 'Asia/Jerusalem',
  'EST5EDT,M3.2.0,M11.1.0': 'EST5EDT',
  'CST6CDT,M3.2.0,M11.1.0': 'CST6CDT',
  'MST7MDT,M3.2.0,M11.1.0': 'MST7MDT',
  'PST8PDT,M3.2.0,M11.1.0': 'PST8PDT',
  'AKST9AKDT,M3.2.0,M11.1.0': 'America/Anchorage',
  'AST4ADT,M3.2.0,M11.1.0': 'America/Halifax',
  'NST3:30NDT,M3.2.0,M11.1.0': 'America/St_Johns',
  'AEST-10AEDT,M10.1.0,M4.1.0/3': 'Australia/Sydney',
  'ACST-9:30ACDT,M10.1.0,M4.1.0/3': 'Australia/Adelaide',
  'NZST-12NZDT,M9.5.0,M4.1.0/3': 'Pacific/Auckland',
}

/**
 * The zone that a compiled file (`etc/localtime`; RFC 8536) stands for: a name where its rule has one, else the offset of its
 * standard time; null when the bytes are no such file.
 */
export function readTzif(bytes: Buffer): string | null {
  if (bytes.length < 44 || bytes.toString('latin1', 0, 4) !== 'TZif') return null
  const rule = /\n([^\n]+)\n$/.exec(bytes.toString('latin1'))?.[1]
  if (bytes[4]! < 0x32 || rule === undefined) return lastOffset(bytes)
  return RULES[rule] ?? standardOffset(rule)
}

/** `CST-8` → `+08:00`, `<-03>3` → `-03:00`: hours to add to local time, so west is positive. */
function standardOffset(rule: string): string | null {
  const found = /^(?:<[^>]+>|[A-Za-z]{3,})([+-]?)(\d{1,2})(?::(\d\d))?/.exec(rule)
  if (found === null) return null
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0)
  return zoneText(found[1] === '-' ? minutes : -minutes)
}

/** Of a file of the first version, which has no rule: the latest standard time. Counts are at bytes 20 to 44, big-endian. */
function lastOffset(bytes: Buffer): string | null {
  const times = bytes.readUInt32BE(32)
  const types = bytes.readUInt32BE(36)
  const indices = 44 + times * 4
  const records = indices + times
  if (types === 0 || records + types * 6 > bytes.length) return null
  for (let i = times - 1; i >= -1; i--) {
    const type = i < 0 ? 0 : bytes[indices + i]!
    if (type >= types) return null
    const at = records + type * 6
    if (bytes[at + 4] === 0 || i < 0) return zoneText(bytes.readInt32BE(at) / 60)
  }
  return null
}
