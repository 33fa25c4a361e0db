const MINUTE_US = 60_000_000
/** Threads of one program write out of order by seconds; more means that the clock was set, or that logs were put together. */
const SET_BACK_US = 10 * MINUTE_US
/** Stamps without a zone go back by an hour when summer time ends. */
const LOCAL_SET_BACK_US = 70 * MINUTE_US
/** As much of a line as is looked at for noise. */
const LOOKED_AT = 40

/** What a file has that it should not have, though every line of it found a place: said beside why its format was chosen. */
export class Oddities {
  readonly #tolerated: number
  #setBacks = 0
  #firstSetBack = 0
  #by = 0
  #noise = 0
  #firstNoise = 0

  constructor(zoned: boolean) {
    this.#tolerated = zoned ? SET_BACK_US : LOCAL_SET_BACK_US
  }

  /** An event follows another one; times are microseconds. */
  follow(time: number, previous: number, line: number): void {
    // Nearly always false, and asked of every event.
    if (time >= previous - this.#tolerated) return
    if (this.#setBacks++ === 0) {
      this.#firstSetBack = line
      this.#by = previous - time
    }
  }

  /** A line that no format knows. */
  unknown(text: string, line: number): void {
    if (isNoise(text) && this.#noise++ === 0) this.#firstNoise = line
  }

  get said(): string[] {
    const said: string[] = []
    const times = this.#setBacks > 1 ? ` ${this.#setBacks} times, first` : ''
    if (this.#setBacks > 0) said.push(`time goes back${times} by ${spanText(this.#by)} at line ${this.#firstSetBack}`)
    if (this.#noise === 1) said.push(`line ${this.#firstNoise} holds bytes that are no text`)
    if (this.#noise > 1)
      said.push(`${this.#noise} lines hold bytes that are no text, the first is line ${this.#firstNoise}`)
    return said
  }
}

/** Control characters but tab, carriage return, form feed, escape and the NULs of a hole, which a crash leaves in any log. */
function isNoise(text: string): boolean {
  const end = Math.min(text.length, LOOKED_AT)
  for (let i = 0; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c < 32 && c !== 0 && c !== 9 && (c < 12 || c > 13) && c !== 27) return true
  }
  return false
}

/** `40 min`, `5 h`, `30 days` */
function spanText(us: number): string {
  const minutes = Math.round(us / MINUTE_US)
  if (minutes < 120) return `${minutes} min`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`
}
