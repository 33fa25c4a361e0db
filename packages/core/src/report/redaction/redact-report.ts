import type { Report } from '../report.ts'
import { mapTexts } from '../texts.ts'
import type { Redactor } from './redactor.ts'

/**
 * A report whose texts bear tokens. An address whose parameters name something hidden is left out; hashes and times stay,
 * since they tell nothing.
 */
export function redactReport(report: Report, redactor: Redactor): Report {
  mapTexts(report, (text) => {
    redactor.learn(text)
    return text
  })
  return withoutTellingLinks({ ...mapTexts(report, (text) => redactor.text(text)), redacted: true }, redactor)
}

function withoutTellingLinks<T>(value: T, redactor: Redactor): T {
  if (Array.isArray(value)) return value.map((one) => withoutTellingLinks(one, redactor)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === 'link' && typeof one === 'string' ? safeLink(one, redactor) : withoutTellingLinks(one, redactor),
    ]),
  ) as T
}

function safeLink(link: string, redactor: Redactor): string | null {
  return tells(decoded(link), redactor) ? null : link
}

/** Ids of events and bundles are digits of hashes: what looks like a name in them is none. */
function tells(link: string, redactor: Redactor): boolean {
  const text = link.replace(/[\da-f]{16}\.[\da-z]{1,11}\.[\da-z]{1,11}|(?<=file=)[\da-f]{16}/g, '')
  return redactor.text(text) !== text
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link.replaceAll('+', ' '))
  } catch {
    return link
  }
}
