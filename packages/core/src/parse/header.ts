/**
 * What a log format reads from the first line of an event. One object is reused for every line of a file:
 * a format overwrites all fields (`reset` first), the caller copies what it keeps.
 *
 * Strings are slices of a line decoded as latin1, byte for byte, so that `messageStart` is both a character
 * and a byte offset. Whoever shows such a string decodes it again as UTF-8 (`fromLatin1`).
 * V8 keeps the whole line alive as long as one of its slices is: what outlives the call must be copied, or looked up
 * in a dictionary that holds its own copy.
 */
export interface Header {
  /** Microseconds UTC. */
  time: number
  /** A code of contract's LEVEL. */
  level: number
  program: string
  thread: string
  /** The part of the product that speaks, without numbers that vary by line: `Proxy Req`, `Vmsvc.vm`, `ScsiDeviceIO`. */
  component: string
  op: string
  /** Words of the header that people search for but no field holds (user=, sid=, the varying rest of a component). */
  extra: string
  /** Offset of the message in the line. */
  messageStart: number
}

export function newHeader(): Header {
  return { time: 0, level: 0, program: '', thread: '', component: '', op: '', extra: '', messageStart: 0 }
}

export function reset(header: Header): void {
  header.time = 0
  header.level = 0
  header.program = ''
  header.thread = ''
  header.component = ''
  header.op = ''
  header.extra = ''
  header.messageStart = 0
}

/** Undoes the latin1 reading of bytes: returns the same string when it is ASCII. */
export function fromLatin1(text: string): string {
  for (let i = 0; i < text.length; i++)
    if (text.charCodeAt(i) > 127) return Buffer.from(text, 'latin1').toString('utf8')
  return text
}
