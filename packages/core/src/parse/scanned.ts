import type { Header } from './header.ts'

/**
 * A header as it was found in the bytes of a line, without a string being made of it: what fills bundles is read this
 * way, lines by the million. Places are offsets from the line's first byte; a field whose places are equal is empty.
 */
export class ScannedHeader {
  /** As in `Header`. */
  time = 0
  level = 0
  messageStart = 0
  /** What the format calls its program where lines do not name it. */
  impliedProgram = ''
  programFrom = 0
  programTo = 0
  threadFrom = 0
  threadTo = 0
  componentFrom = 0
  componentTo = 0
  opFrom = 0
  opTo = 0
  extraFrom = 0
  extraTo = 0

  reset(): void {
    this.level = 0
    this.messageStart = 0
    this.impliedProgram = ''
    this.programFrom = this.programTo = 0
    this.threadFrom = this.threadTo = 0
    this.componentFrom = this.componentTo = 0
    this.opFrom = this.opTo = 0
    this.extraFrom = this.extraTo = 0
  }
}

/** The same header as strings. `line`: latin1. */
export function headerOf(line: string, scanned: ScannedHeader): Header {
  return {
    time: scanned.time,
    level: scanned.level,
    messageStart: scanned.messageStart,
    program: scanned.impliedProgram || line.slice(scanned.programFrom, scanned.programTo),
    thread: line.slice(scanned.threadFrom, scanned.threadTo),
    component: line.slice(scanned.componentFrom, scanned.componentTo),
    op: line.slice(scanned.opFrom, scanned.opTo),
    extra: line.slice(scanned.extraFrom, scanned.extraTo),
  }
}
