import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { operationRoot } from '@bundlescope/core/facts/op-family.ts'
import type { EventStore, Scope } from '@bundlescope/core/store/port.ts'
import type { Node } from '@bundlescope/query/ast.ts'
import { normalise, tokenise } from '@bundlescope/query/token.ts'

const NOWHERE = { start: 0, end: 0 }

/** Questions that any bundle can be asked, made from what it holds. */
export interface Probes {
  rare: { text: string; total: number; scope: Scope }
  frequent: { text: string; total: number; scope: Scope }
  substring: { text: string; scope: Scope }
  regex: { text: string; scope: Scope }
  /** A tenth of the bundle's time, in its middle. */
  zoom: Scope
  operation: string | null
}

/** Looks at a few dozen events spread over the bundle and takes the rarest and the commonest of their words. */
export async function chooseProbes(store: EventStore, bundle: string): Promise<Probes> {
  const all: Node = { kind: 'all', span: NOWHERE }
  const scope = (where: Node): Scope => ({
    bundles: [bundle],
    where,
    from: null,
    to: null,
    levels: null,
    sources: null,
  })
  const word = (token: string) => scope({ kind: 'phrase', tokens: [token], prefix: false, span: NOWHERE })
  const sample = await spread(store, scope(all))

  const tokens = [...new Set(sample.flatMap((event) => tokenise(normalise(event.message))))].filter(
    (token) => token.length >= 4,
  )
  const counted: { text: string; total: number; scope: Scope }[] = []
  for (const text of tokens) {
    const { total } = await store.page(word(text), { at: 'offset', offset: 0 }, 1)
    if (total > 0) counted.push({ text, total, scope: word(text) })
  }
  counted.sort((a, b) => a.total - b.total)
  const rare = counted[0]
  const frequent = counted.at(-1)
  if (!rare || !frequent) throw new Error('the bundle holds no events to ask for')

  // The middle of an identifier, and two words with something between: neither can be answered from whole words.
  const identifier = sample
    .flatMap((event) => tokenise(normalise(event.message)))
    .find((token) => /\d/.test(token) && /^[a-z0-9]{9,}$/.test(token))
  const substring = (identifier ?? frequent.text).slice(1, 8)
  const words = sample
    .map((event) => event.message.match(/[A-Za-z]{4,}/g) ?? [])
    .find((found) => found.length >= 3) ?? ['error', 'x', 'failed']
  const regex = `${words[0]}.{1,40}${words[2]}`

  const report = await store.report(bundle)
  const from = parseMicros(report.firstTime ?? '') ?? 0
  const to = parseMicros(report.lastTime ?? '') ?? 0
  const op = sample.find((event) => event.op !== null && operationRoot(event.op) !== event.op)?.op
  return {
    rare,
    frequent,
    substring: { text: substring, scope: scope({ kind: 'substring', text: substring, span: NOWHERE }) },
    regex: { text: regex, scope: scope({ kind: 'regex', source: regex, span: NOWHERE }) },
    zoom: { ...scope(all), from: Math.floor(from + 0.45 * (to - from)), to: Math.floor(from + 0.55 * (to - from)) },
    operation: op ? operationRoot(op) : null,
  }
}

/** Four events each from ten places of the answer. */
async function spread(store: EventStore, scope: Scope): Promise<EventRow[]> {
  const { total } = await store.page(scope, { at: 'offset', offset: 0 }, 1)
  const events: EventRow[] = []
  for (let tenth = 0; tenth < 10; tenth++) {
    const page = await store.page(scope, { at: 'offset', offset: Math.floor((total * tenth) / 10) }, 4)
    events.push(...page.events)
  }
  return events
}
