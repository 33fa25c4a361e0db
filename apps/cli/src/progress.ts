import type { Progress } from '@bundlescope/contract/bundle.ts'
import type { Terminal } from './command.ts'

const EVERY_MS = 200

/** Shows on standard error how far a FILE is; on a screen in one line that changes, elsewhere only its end. */
export function progressLine(
  terminal: Terminal,
  name: string,
): { update(progress: Progress): void; end(text: string): void } {
  let last = 0
  return {
    update(progress) {
      const now = performance.now()
      if (!terminal.interactive || now - last < EVERY_MS) return
      last = now
      const share = progress.bytesTotal > 0 ? `${Math.floor((100 * progress.bytesDone) / progress.bytesTotal)} %` : ''
      const counts = `${progress.files} files, ${progress.events} events, ${(progress.rate / 1e6).toFixed(0)} MB/s`
      terminal.err(
        `\r\x1b[K${`${printable(name)}: ${share}, ${counts}  ${printable(progress.current ?? '')}`.slice(0, 110)}`,
      )
    },
    end(text) {
      terminal.err(`${terminal.interactive ? '\r\x1b[K' : ''}${printable(name)}: ${printable(text)}\n`)
    },
  }
}

/** Names come from archives: nothing in them may steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '?')
}
