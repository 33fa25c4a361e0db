import { LEVELS } from '@bundlescope/contract/level.ts'
import { lex, type Token } from '@bundlescope/query/lexer.ts'
import { quoteValue } from '@bundlescope/query/printer.ts'
import { type Names, NO_NAMES } from '../../../investigation/names.ts'
import { eitherOf } from './also.ts'

/** Values that a field is known to have, most frequent first. */
export type Known = Partial<Record<string, readonly KnownValue[]>>
type KnownValue = { value: string; label?: string | undefined; count?: number | undefined }

export type Suggestion = {
  kind: 'field' | 'value' | 'name'
  label: string
  /** Of a name: the id that it stands for, and what that is. */
  about?: { id: string; kind: string } | undefined
  /** What takes the place of `start`–`end` in the draft. */
  insert: string
  start: number
  end: number
  count?: number | undefined
}

const MOST = 8
/** Fields by how often an investigation needs them. */
const FIELDS = [
  'level',
  'source',
  'op',
  'component',
  'host',
  'program',
  'port',
  'task',
  'thread',
  'file',
  'pattern',
  'time',
]
const COMPARED = new Set(['level', 'time'])

/** What could stand where the cursor is: names of fields and of objects while a word is typed, values after `field:`. */
export function suggest(draft: string, cursor: number, known: Known, names: Names = NO_NAMES): Suggestion[] {
  const tokens = lex(draft)
  const here = tokens.findIndex(({ span }) => span.start < cursor && cursor <= span.end)
  const token = tokens[here]
  if (!token) return []
  if (token.kind === 'text' && !token.value) {
    const fields = token.quoted ? [] : fieldNames(draft.slice(token.span.start, cursor), token.span)
    return [...fields, ...objectNames(token.text, token.span, names)]
  }
  const field = tokens.slice(0, here + 1).findLast((t) => t.kind === 'field')
  if (!field) return []
  if (token === field)
    return cursor === field.span.end ? values(field.field, '', at(cursor, tokens[here + 1]), known) : []
  const isValue = token.kind === 'text' || (token.kind === 'unclosed' && field.span.end === token.span.start)
  return isValue ? values(field.field, draft.slice(token.span.start, cursor), token.span, known) : []
}

/** A value that follows at once is replaced, else one is put in. */
function at(cursor: number, next: Token | undefined) {
  return next?.kind === 'text' && next.span.start === cursor ? next.span : { start: cursor, end: cursor }
}

function fieldNames(typed: string, { start, end }: { start: number; end: number }): Suggestion[] {
  const wanted = typed.toLowerCase()
  return FIELDS.filter((name) => name.startsWith(wanted)).map((name) => {
    const insert = `${name}${COMPARED.has(name) ? '>=' : ':'}`
    return { kind: 'field', label: insert, insert, start, end }
  })
}

const LEAST_LETTERS = 2
const MOST_NAMES = 5

/** `web01` offers vm-42, and `vm-42` web01: either way both are searched for. */
function objectNames(typed: string, { start, end }: { start: number; end: number }, names: Names): Suggestion[] {
  if (typed.length < LEAST_LETTERS) return []
  return names.like(typed, MOST_NAMES).map(({ id, name, kind }) => ({
    kind: 'name',
    label: name,
    about: { id, kind },
    insert: `${eitherOf(name, id)} `,
    start,
    end,
  }))
}

function values(field: string, typed: string, place: { start: number; end: number }, known: Known): Suggestion[] {
  const wanted = typed.replace(/^["“”「]/, '').toLowerCase()
  const all = field === 'level' ? LEVELS.toReversed().map((value): KnownValue => ({ value })) : (known[field] ?? [])
  const rank = (v: KnownValue) => (shown(v).toLowerCase().startsWith(wanted) ? 0 : 1)
  return all
    .filter((v) => shown(v).toLowerCase().includes(wanted) && shown(v).toLowerCase() !== wanted)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST)
    .map((v) => ({ kind: 'value', label: shown(v), insert: `${quoteValue(shown(v))} `, ...place, count: v.count }))
}

/** Sources are searched by name, not by id. */
function shown(value: KnownValue): string {
  return value.label ?? value.value
}

/** The draft after a suggestion was taken, and where the cursor goes. */
export function take(draft: string, s: Suggestion): { draft: string; cursor: number } {
  const after = s.insert.endsWith(' ') ? draft.slice(s.end).replace(/^\s+/, '') : draft.slice(s.end)
  return { draft: draft.slice(0, s.start) + s.insert + after, cursor: s.start + s.insert.length }
}
