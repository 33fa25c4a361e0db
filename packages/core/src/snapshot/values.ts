/*
 * Values as listings print them. Nothing here throws; what is no such value becomes null.
 */

/** `'1,234'` and `'1234'` → 1234. */
export function wholeNumber(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,3}(?:,\d{3})+$|^\d{1,15}$/.test(text)) return null
  return Number(text.replaceAll(',', ''))
}

const POWERS = 'KMGTPE'

/** Bytes of `12.5G`, `300M`, `4KiB`, `1,024`, `0 MiB`; a bare number counts in `unit` bytes. */
export function byteSize(text: string | undefined, unit = 1): number | null {
  const match = /^(\d[\d,]{0,19}(?:\.\d{1,6})?) ?(?:([KMGTPE])i?)?(B?)$/i.exec(text ?? '')
  if (!match) return null
  const [, digits, power, bytes] = match
  const scale = power ? 1024 ** (POWERS.indexOf(power.toUpperCase()) + 1) : bytes ? 1 : unit
  const size = Math.round(Number(digits!.replaceAll(',', '')) * scale)
  return Number.isSafeInteger(size) ? size : null
}

/** `'37%'` → 37. */
export const percent = (text: string | undefined): number | null => {
  const match = /^(\d{1,3})(?:\.\d+)? ?%$/.exec(text ?? '')
  return match ? Number(match[1]) : null
}

/** '' and the signs by which listings say "nothing" become null. */
export const orNull = (text: string | undefined): string | null =>
  text === undefined || /^(?:|-+|N\/A|<unset>|\(null\))$/.test(text) ? null : text

/** `true`, `yes`, `enabled` and their contraries. */
export function truth(text: string | undefined): boolean | null {
  if (/^(?:true|yes|enabled|on|up)$/i.test(text ?? '')) return true
  if (/^(?:false|no|disabled|off|down)$/i.test(text ?? '')) return false
  return null
}
