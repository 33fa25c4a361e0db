/**
 * Place of an event in the order of everything: time, then bundle, file, byte. Halves of a byte are allowed, so that
 * "just behind this event" is a place too.
 */
export interface Key {
  time: number
  bundle: string
  file: number
  byte: number
}

export function compareKeys(a: Key, b: Key): number {
  return (
    a.time - b.time || (a.bundle < b.bundle ? -1 : a.bundle > b.bundle ? 1 : 0) || a.file - b.file || a.byte - b.byte
  )
}

export function behind(key: Key): Key {
  return { ...key, byte: key.byte + 0.5 }
}

/** The id of an event: `<bundle>.<file, base 36>.<byte, base 36>`. */
export function eventId(bundle: string, file: number, byte: number): string {
  return `${bundle}.${file.toString(36)}.${byte.toString(36)}`
}

export function parseEventId(id: string): { bundle: string; file: number; byte: number } | null {
  const m = /^([0-9a-f]{16})\.([0-9a-z]{1,7})\.([0-9a-z]{1,10})$/.exec(id)
  return m ? { bundle: m[1]!, file: Number.parseInt(m[2]!, 36), byte: Number.parseInt(m[3]!, 36) } : null
}

export function cursorOf(key: Key): string {
  return `${key.time.toString(36)}.${eventId(key.bundle, key.file, key.byte)}`
}

export function parseCursor(cursor: string): Key | null {
  const dot = cursor.indexOf('.')
  const event = parseEventId(cursor.slice(dot + 1))
  const time = /^-?[0-9a-z]{1,12}$/.test(cursor.slice(0, dot)) ? Number.parseInt(cursor.slice(0, dot), 36) : Number.NaN
  return event && !Number.isNaN(time) ? { time, ...event } : null
}
