import { isDigit } from './scan.ts'
import { monthAt } from './time.ts'

/** Whether a line can start with a stamp at all: a digit, a month's name, or one of both behind `[` or `<166>`; or must be an event without. */
export function mayBearStamp(line: string): boolean {
  const c = line.charCodeAt(0)
  if (isDigit(c)) return true
  if (c === 91 || c === 60) return isDigit(line.charCodeAt(1)) || monthAt(line, 1) > 0 || line.startsWith('[#')
  if (c === 83 && line.startsWith('Section for ')) return true
  // `{"time":…`, and Go's `E0612 11:12:13`
  if (c === 123) return line.charCodeAt(1) === 34
  if ((c === 73 || c === 87 || c === 69 || c === 70) && isDigit(line.charCodeAt(1)) && line.charCodeAt(5) === 32)
    return isDigit(line.charCodeAt(6))
  if (c === 76 && line.startsWith('Log for VMware ')) return true
  // A letter: three more looks tell a month from the words that continue an event.
  return c > 64 && c < 123 && line.charCodeAt(3) === 32 && monthAt(line, 0) > 0
}
