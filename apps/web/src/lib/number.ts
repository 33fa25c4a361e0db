const formats = new Map<string, Intl.NumberFormat>()

function format(lang: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options)
  let known = formats.get(key)
  if (!known) {
    known = new Intl.NumberFormat(lang, options)
    formats.set(key, known)
  }
  return known
}

/** `1,644,602` */
export function formatCount(value: number, lang: string): string {
  return format(lang, {}).format(value)
}

/** `1.6M`, `164万` */
export function formatCompact(value: number, lang: string): string {
  return format(lang, { notation: 'compact', maximumFractionDigits: 1 }).format(value)
}

/** `12%`; less than half a percent but not nothing is `<1%`. */
export function formatShare(part: number, whole: number, lang: string): string {
  const share = whole > 0 ? part / whole : 0
  const percent = format(lang, { style: 'percent', maximumFractionDigits: 0 })
  return share > 0 && share < 0.005 ? `<${percent.format(0.01)}` : percent.format(share)
}

const BYTES = ['B', 'kB', 'MB', 'GB', 'TB']

/** Decimal units, as file managers and vendors count: `1.6 MB`. */
export function formatBytes(bytes: number, lang: string): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < BYTES.length - 1) {
    value /= 1000
    unit++
  }
  const maximumFractionDigits = unit === 0 || value >= 99.5 ? 0 : 1
  return `${format(lang, { maximumFractionDigits }).format(value)} ${BYTES[unit]}`
}
