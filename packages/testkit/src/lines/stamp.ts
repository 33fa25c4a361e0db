const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Milliseconds since 1970 → `2024-01-15T09:30:00.000Z` */
export function isoStamp(ms: number): string {
  return new Date(ms).toISOString()
}

/** Milliseconds since 1970 → `Jan 15 09:30:00`, as syslog daemons write it: no year, no zone (here UTC). */
export function bsdStamp(ms: number): string {
  const at = new Date(ms)
  const two = (n: number) => String(n).padStart(2, '0')
  const clock = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':')
  return `${MONTHS[at.getUTCMonth()]} ${two(at.getUTCDate())} ${clock}`
}
