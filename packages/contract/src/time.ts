/**
 * Times on the wire are ISO 8601 in UTC with microseconds; inside they are whole microseconds since 1970
 * (below 2^53 until the year 2255, so plain numbers hold them exactly).
 */
export type Micros = number

/** 1607332850946000 → `2020-12-07T09:20:50.946000Z` */
export function formatMicros(us: Micros): string {
  const ms = Math.floor(us / 1000)
  const rest = us - ms * 1000
  return `${new Date(ms).toISOString().slice(0, 23)}${String(rest).padStart(3, '0')}Z`
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i

/** Parses an ISO time of any precision; without a zone it is taken as UTC. Undefined when it is no time. */
export function parseMicros(text: string): Micros | undefined {
  const m = ISO.exec(text.trim())
  if (!m) return undefined
  const zone =
    !m[5] || /^(z|utc)$/i.test(m[5]) ? 'Z' : m[5].length === 5 ? `${m[5].slice(0, 3)}:${m[5].slice(3)}` : m[5]
  const ms = Date.parse(`${m[1]}T${m[2] ?? '00:00'}:${m[3] ?? '00'}${zone}`)
  return Number.isNaN(ms) ? undefined : ms * 1000 + Number((m[4] ?? '').padEnd(6, '0').slice(0, 6))
}
