/** Words of our own and what only machines read: a change would break addresses, hashes and the look. */
const OUR_OWN = new Set([
  'schema',
  'language',
  'zone',
  'link',
  'sha256',
  'basis',
  'severity',
  'step',
  'rule',
  'catalogue',
  'kind',
  'status',
  'state',
  'health',
])

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/

/** A copy of a report in which every text that comes from bundles or people was changed. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return (TIME.test(value) ? value : change(value)) as T
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      OUR_OWN.has(key) && typeof one !== 'object' ? one : mapTexts(one, change),
    ]),
  ) as T
}
