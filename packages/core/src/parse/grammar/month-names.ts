/**
 * Months as the C library of a guest writes them in its own language, three letters or more: `août`, `Mär`, `июл`, `7月`.
 * The names come from the runtime's own tables; keys are UTF-8 bytes read as latin1, as lines are.
 */
const LANGUAGES = 'en de fr es it pt nl sv da nb fi pl cs sk hu ro hr sl tr el ru uk bg lt lv et ca ja zh ko vi id'

const MONTHS = new Map<string, number>()
for (const language of LANGUAGES.split(' ')) {
  // Slavic languages have another form beside a day's number.
  for (const options of [{ month: 'short' }, { month: 'short', day: 'numeric' }] as const) {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
    for (let month = 0; month < 12; month++) {
      const parts = format.formatToParts(Date.UTC(2021, month, 5))
      const name = parts.find((part) => part.type === 'month')?.value.replace(/\.$/, '') ?? ''
      // A mere number is no name: told by the digits instead.
      if (!/^\p{L}{3,}$/u.test(name)) continue
      const title = name[0]!.toUpperCase() + name.slice(1)
      for (const form of [name, title, name.slice(0, 3)]) remember(form, month + 1)
    }
  }
}

function remember(name: string, month: number): void {
  const key = Buffer.from(name, 'utf8').toString('latin1')
  if (!MONTHS.has(key)) MONTHS.set(key, month)
}

/** 1 … 12 for a whole month's name (latin1 of its bytes), with or without a full stop; 0 for none. */
export function monthOfName(name: string): number {
  const known = MONTHS.get(name.endsWith('.') ? name.slice(0, -1) : name)
  if (known !== undefined) return known
  // East Asian languages count their months; the sign behind the number is of any encoding.
  const counted = /^(1[0-2]|[1-9])[\x80-\xff]{2,3}$/.exec(name)
  return counted ? Number(counted[1]) : 0
}
