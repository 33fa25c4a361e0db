import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { operationRoot } from '@bundlescope/core/parse/op-family.ts'
import type { EventStore, Scope } from '@bundlescope/core/store/port.ts'
import type { Node } from '@bundlescope/query/ast.ts'
import { normalise, tokenise } from '@bundlescope/query/token.ts'

const NOWHERE = { start: 0, end: 0 }

/** Words whose hits are counted to find rare and frequent ones. */
const COUNTED = 100

export interface Probe {
  text: string
  scope: Scope
}

/**
 * Questions that any bundle can be asked, made from what it holds. Of each kind there are several, no two alike: a store
 * may remember answers, and a person hardly asks the same twice.
 */
export interface Probes {
  all: Scope
  rare: (Probe & { total: number })[]
  frequent: (Probe & { total: number })[]
  substrings: Probe[]
  /** Two words of a sentence with something between. */
  wordExpressions: Probe[]
  /** Ends of an identifier: nothing but the text itself can answer. */
  identifierExpressions: Probe[]
  /** A tenth of the bundle's time each. */
  zooms: Scope[]
  /** Roots of operation families. */
  operations: Probe[]
}

/** Looks at events spread over the bundle and takes the rarest and the commonest of their words. */
export async function chooseProbes(store: EventStore, bundle: string, count: number): Promise<Probes> {
  const scope = (where: Node): Scope => ({
    bundles: [bundle],
    where,
    from: null,
    to: null,
    levels: null,
    sources: null,
  })
  const probe = (text: string, where: Node): Probe => ({ text, scope: scope(where) })
  const all = scope({ kind: 'all', span: NOWHERE })
  const sample = await spread(store, all, count)

  const texts = sample.map((event) => normalise(event.message))
  const tokens = distinct(texts.flatMap(tokenise)).filter((token) => token.length >= 4)
  const counted = []
  for (const token of thinned(tokens, COUNTED)) {
    const asked = probe(token, { kind: 'phrase', tokens: [token], prefix: false, span: NOWHERE })
    const { total } = await store.page(asked.scope, { at: 'offset', offset: 0 }, 1)
    if (total > 0) counted.push({ ...asked, total })
  }
  counted.sort((a, b) => a.total - b.total)
  if (counted.length === 0) throw new Error('the bundle holds no events to ask for')

  const identifiers = tokens.filter((token) => /\d/.test(token) && /^[a-z0-9]{9,}$/.test(token))
  const pairs = texts.map((text) => text.match(/[a-z]{4,}/g) ?? []).filter((words) => words.length >= 3)
  const expressions = (sources: string[]) =>
    distinct(sources)
      .slice(0, count)
      .map((source) => probe(source, { kind: 'regex', source, span: NOWHERE }))
  const report = await store.report(bundle)
  const from = parseMicros(report.firstTime ?? '') ?? 0
  const span = (parseMicros(report.lastTime ?? '') ?? 0) - from
  return {
    all,
    rare: counted.slice(0, count),
    frequent: counted.slice(-count).reverse(),
    substrings: distinct(identifiers.map((token) => token.slice(1, 8)))
      .slice(0, count)
      .map((text) => probe(text, { kind: 'substring', text, span: NOWHERE })),
    wordExpressions: expressions(pairs.map((words) => `${words[0]}.{1,40}${words[2]}`)),
    identifierExpressions: expressions(
      identifiers.toReversed().map((token) => `${token.slice(0, 3)}[0-9a-z]+${token.slice(-3)}`),
    ),
    zooms: Array.from({ length: count }, (_, i) => {
      const start = Math.floor(from + span * (0.05 + (0.8 * i) / count))
      return { ...all, from: start, to: Math.floor(start + span / 10) }
    }),
    operations: distinct(sample.flatMap(({ op }) => (op && operationRoot(op) !== op ? [operationRoot(op)] : [])))
      .slice(0, count)
      .map((op) => probe(op, { kind: 'field', field: 'op', comparison: '=', value: op, prefix: false, span: NOWHERE })),
  }
}

/** So many of the values, evenly taken. */
function thinned<T>(values: readonly T[], most: number): T[] {
  const step = Math.max(1, values.length / most)
  return values.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)]
}

/** A few events each from many places of the answer. */
async function spread(store: EventStore, scope: Scope, count: number): Promise<EventRow[]> {
  const places = Math.max(10, 3 * count)
  const { total } = await store.page(scope, { at: 'offset', offset: 0 }, 1)
  const events: EventRow[] = []
  for (let i = 0; i < places; i++) {
    const page = await store.page(scope, { at: 'offset', offset: Math.floor((total * i) / places) }, 4)
    events.push(...page.events)
  }
  return events
}
