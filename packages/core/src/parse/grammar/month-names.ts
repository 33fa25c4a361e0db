/**
 * Months as the C library of a guest writes them in its own language, three letters or more: `août`, `Mär`, `июл`, `7月`.
 * The names come from the runtime's own tables, as UTF-8 bytes read as latin1, as lines are.
 */
const LANGUAGES = 'en de fr es it pt nl sv da nb fi pl cs sk hu ro hr sl tr el ru uk bg lt lv et ca ja zh ko vi id'

let months: ReadonlyMap<string, number> | undefined

/** Made when the first line asks: few logs do, and the tables take a while. */
function monthsOfLanguages(): ReadonlyMap<string, number> {
  const known = new Map<string, number>()
  for (const language of LANGUAGES.split(' ')) {
    // Slavic languages have another form beside a day's number.
    for (const options of [{ month: 'short' }, { month: 'short', day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
      for (let month = 0; month < 12; month++) {
        for (const name of forms(format, month)) {
          const key = Buffer.from(name, 'utf8').toString('latin1')
          if (!known.has(key)) known.set(key, month + 1)
        }
      }
    }
  }
  return known
}

/** A month's name as it is, with a capital, and cut to three letters; none where it is a mere number. */
function forms(format: Intl.DateTimeFormat, month: number): string[] {
  const parts = format.formatToParts(Date.UTC(2021, month, 5))
  const name = parts.find((part) => part.type === 'month')?.value.replace(/\.$/, '') ?? ''
  if (!/^\p{L}{3,}$/u.test(name)) return []
  return [name, name[0]!.toUpperCase() + name.slice(1), name.slice(0, 3)]
}

/** 1 … 12 for a whole month's name (latin1 of its bytes), with or without a full stop; 0 for none. */
export function monthOfName(name: string): number {
  months ??= monthsOfLanguages()
  const known = months.get(name.endsWith('.') ? name.slice(0, -1) : name)
  if (known !== undefined) return known
  // East Asian languages count their months; the sign behind the number is of any encoding.
  const counted = /^(1[0-2]|[1-9])[\x80-\xff]{2,3}$/.exec(name)
  return counted ? Number(counted[1]) : 0
}
