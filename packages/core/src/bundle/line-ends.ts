const LF = 10
const CR = 13
/** As much behind a CR as tells whether a line begins there. */
const STAMP_LENGTH = 32

/** What the first characters of logs look like: `2021-03-04T`, `[2021/03/04 `, `Mar  4 05:`, `04.03.2021 `, `<14>1 2021-`, `{"`. */
const STAMP =
  /^(?:<\d{1,3}>(?:1 )?)?[[({]?(?:\d{4}[-/.]\d\d[-/.]\d\d[T ,:]|\d\d?[-/. ](?:\d\d?|[A-Za-z]{3})[-/. ]\d{4}[ ,:]|(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \d]?\d (?:\d{4} )?\d\d:|"[@\w]{1,20}"\s?:)/

/**
 * Makes line ends of the carriage returns that stand alone, as old Macs and some terminals' logs end their lines. A byte
 * becomes a byte, so that all places in the file stay what they are; the bundle itself keeps the file as it came.
 *
 * A progress bar (`\r 10 %\r 20 %`) writes the same line anew: a CR counts from where a stamp follows one, or where the
 * text has no other line ends at all. CR LF, also behind further CRs, is left alone.
 */
export class LineEnds {
  /** Whether there were any. */
  found = false
  #first = true

  async *mend(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let held = false
    for await (const chunk of chunks) {
      // What stands behind a CR at the end of a chunk is in the next one.
      const bytes: Buffer = held ? Buffer.concat([Buffer.of(CR), chunk]) : chunk
      held = bytes.at(-1) === CR
      const now = held ? bytes.subarray(0, -1) : bytes
      this.mendChunk(now)
      if (now.length > 0) yield now
    }
    if (held) yield Buffer.of(this.found ? LF : CR)
  }

  /** In place. A CR at the very end is taken for one that stands alone. */
  mendChunk(bytes: Buffer): void {
    const first = loneCr(bytes, 0)
    if (first >= 0) {
      this.found ||= (this.#first && !bytes.includes(LF)) || stampBehind(bytes, first)
      if (this.found) for (let at = first; at >= 0; at = loneCr(bytes, at + 1)) bytes[at] = LF
    }
    this.#first = false
  }
}

/** The same for bytes at hand, the first of a file; in place. */
export function mendHead(head: Buffer): Buffer {
  new LineEnds().mendChunk(head)
  return head
}

function stampBehind(bytes: Buffer, first: number): boolean {
  for (let at = first; at >= 0; at = loneCr(bytes, at + 1))
    if (STAMP.test(bytes.toString('latin1', at + 1, at + 1 + STAMP_LENGTH))) return true
  return false
}

/** Of the first CR from `from` on that is no part of a CR LF; -1 when there is none. */
function loneCr(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(CR, from)
  while (at >= 0 && (bytes[at + 1] === LF || bytes[at + 1] === CR)) at = bytes.indexOf(CR, at + 1)
  return at
}
