import { isZoned } from './detect.ts'
import type { Clock, Detection, FileParser, LineKind, LogFormat } from './format.ts'
import { FORMATS } from './formats/index.ts'
import type { Header } from './header.ts'
import { mayBearStamp } from './stamp.ts'

/** A UTF-8 byte order mark read as latin1. */
const BOM = '\u00ef\u00bb\u00bf'

/**
 * The parser of one file. Lines that the detected format refuses but that bear a stamp are tried with all others:
 * syslog files mix programs, and an upgrade changes the format within a file. What no format reads continues the
 * event before it. Without a detection (no format known in the file's first lines) the first format to read a line
 * becomes the file's.
 */
export function createParser(detection: Detection | null, clock: Clock): FileParser {
  return new LineParser(detection, clock)
}

class LineParser implements FileParser {
  #zone: string
  #name: string
  #format: LogFormat | null
  readonly #others: LogFormat[]
  readonly #clock: Clock
  #lines = 0
  #inEvent = false

  constructor(detection: Detection | null, clock: Clock) {
    this.#clock = clock
    this.#format = detection?.format ?? null
    this.#name = detection?.name ?? 'unknown'
    this.#zone = detection?.zoned ? 'UTC' : clock.zoneBasis
    this.#others = FORMATS.filter((format) => format !== this.#format).sort((a, b) => b.specificity - a.specificity)
  }

  get format(): string {
    return this.#name
  }

  get zone(): string {
    return this.#zone
  }

  parse(line: string, header: Header): LineKind {
    if (this.#lines++ === 0 && line.startsWith(BOM)) return this.#parseAfterBom(line, header)
    const format = this.#format
    if (format !== null) {
      if (format.read(line, header, this.#clock)) {
        this.#inEvent = true
        return 'event'
      }
      if (format.continues(line)) return this.#continuation()
    }
    return (mayBearStamp(line) && this.#byOthers(line, header)) || this.#continuation()
  }

  #continuation(): LineKind {
    return this.#inEvent ? 'continuation' : 'unparsed'
  }

  #byOthers(line: string, header: Header): LineKind | null {
    const others = this.#others
    for (let i = 0; i < others.length; i++) {
      const other = others[i]!
      if (other.read(line, header, this.#clock)) {
        this.#inEvent = true
        if (this.#format === null) this.#adopt(other, line, header)
        else this.#prefer(i)
        return 'event'
      }
      // A continuation with a stamp of its own must not become the event of a less specific format.
      if (other.continues(line)) return this.#continuation()
    }
    return null
  }

  /** Strangers in a file come in runs: the format that read one moves before those as specific as itself. */
  #prefer(index: number): void {
    const others = this.#others
    const format = others[index]!
    const front = others.findIndex((other) => other.specificity === format.specificity)
    if (front < index) others.splice(front, 0, ...others.splice(index, 1))
  }

  #adopt(format: LogFormat, line: string, header: Header): void {
    this.#format = format
    if (isZoned(format, [line])) this.#zone = 'UTC'
    this.#name = format.reportAs === 'program' && header.program !== '' ? header.program : format.id
  }

  #parseAfterBom(line: string, header: Header): LineKind {
    const kind = this.parse(line.slice(BOM.length), header)
    if (kind === 'event') header.messageStart += BOM.length
    return kind
  }
}
