/* Which texts of the wire name nothing, and which are asked for again. */

/** Keys of words of the product, never of logs. */
const OUR_OWN = new Set(
  `type code status kind state level severity health outcome basis step rule catalogue fact format parser protocol role
  mode what phase cause zone timeZone encoding rank columns version build joined secret`.split(/\s+/),
)
/** What those values look like. */
const WORD = /^(?:[\w+:.\- ]{0,80}|[+-]\d\d:\d\d \([\w/]+\)|[A-Z]\w+(?:\/\w+)+)$/

/** Keys of ids that this server makes: `k3v9x0qa`, `share:4f0s…`. */
const IDS = new Set(['id', 'subject', 'investigation', 'account', 'client', 'batch', 'member', 'parent', 'node'])
const ID = /^(?:(?:share:)?[a-z0-9]{8}|(?:share:)?[a-z0-9]{12}|b\d{1,6}|local)$/

/** Times, ids of events, bundles, sources and cursors, hashes. */
const MACHINE =
  /^(?:\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z|(?:-?[0-9a-z]{1,12}\.)?[0-9a-f]{16}(?:\.[0-9a-z]{1,11}){0,2}|[0-9a-f]{64})$/

/** Keys of what a page asks for again, or joins things by: two that differ are shown differently. */
export const REFERENCES: ReadonlySet<string> = new Set([
  'id',
  'path',
  'files',
  'op',
  'from',
  'to',
  'about',
  'affects',
  'node',
  'finding',
  'findings',
])

/** Keys of what people wrote, or may keep: they may send it back. */
export const WRITTEN: ReadonlySet<string> = new Set([
  'note',
  'symptom',
  'serviceRequest',
  'affected',
  'name',
  'message',
  'text',
  'lines',
  'title',
  'host',
])

export function isMachineText(text: string): boolean {
  return MACHINE.test(text)
}

/** @param isName whether a word is the name of something: an id of eight letters may be that of a host as well */
export function isOurWord(key: string, text: string, isName: (word: string) => boolean): boolean {
  if (OUR_OWN.has(key)) return WORD.test(text)
  return IDS.has(key) && ID.test(text) && !isName(text)
}

/** Parameters of a view (contract/view.ts) by what they hold; others are times, words of ours and ids of events. */
const TEXTS = new Set(['q', 'ptext', 'ftext', 'otext', 'pxtext'])
const OWN_PARAMETERS =
  /^(?:v|from|to|level|source|event|tz|trail|context|psort|fstatus|line|fview|okind|ooutcome|osort|odir|olonger|ptable|checks|gview|at|gscope)$/

/** `events?v=1&q=esx01` with what it names changed. `query`: the search, where it is to be treated otherwise. */
export function mapAddress(
  address: string,
  change: Record<'text' | 'reference', (text: string) => string> & { query?: (text: string) => string },
): string {
  const at = address.indexOf('?')
  if (at < 0) return change.text(address)
  const parameters = new URLSearchParams(address.slice(at + 1))
  for (const [name, value] of [...parameters]) {
    if (OWN_PARAMETERS.test(name)) continue
    if (name === 'file') {
      const [bundle = '', member = '', ...path] = value.split('/')
      parameters.set(name, [bundle, member, change.reference(path.join('/'))].join('/'))
    } else if (name === 'q') parameters.set(name, (change.query ?? change.text)(value))
    else parameters.set(name, TEXTS.has(name) ? change.text(value) : change.reference(value))
  }
  return `${change.text(address.slice(0, at))}?${parameters}`
}
