import type { BundleState } from '@bundlescope/contract/bundle.ts'
import type { ScopeQuery } from '@bundlescope/contract/endpoints.ts'
import { LEVEL, levelOf } from '@bundlescope/contract/level.ts'
import { type Micros, parseMicros } from '@bundlescope/contract/time.ts'
import type { Scope } from '@bundlescope/core/store/port.ts'
import { parseQuery } from '@bundlescope/query/parser.ts'
import type { Catalog } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { ProblemError } from './problem.ts'
import { type Alternatives, withOriginals } from './redaction/search.ts'

export interface Readable {
  bundles: string[]
  /** False while a bundle waits or is being read. */
  complete: boolean
}

/**
 * What the questions about an investigation are asked of. Throws `not-found` when there is no such investigation.
 *
 * @param veiled names are hidden: of a bundle that is still being read nobody knows yet what in it is one
 */
export function readableBundles(catalog: Catalog, investigation: string, veiled = false): Readable {
  if (!catalog.investigation(investigation)) {
    throw new ProblemError('not-found', `There is no investigation ${investigation}.`)
  }
  const bundles = catalog.bundlesOf(investigation)
  return {
    bundles: bundles.filter(({ state }) => !veiled || isRead(state)).map(({ id }) => id),
    complete: bundles.every(({ state }) => state !== 'received' && state !== 'ingesting'),
  }
}

/**
 * What a question's parameters mean. Throws `bad-query` with the place in `q`, `bad-request` for the others.
 *
 * @param tokens what tokens in the search stand for; null: there are none
 */
export function scopeOf(bundles: readonly string[], query: ScopeQuery, tokens: Alternatives | null): Scope {
  const { q = '' } = query
  const parsed = parseQuery(q)
  if (!parsed.ok) throw new ProblemError('bad-query', parsed.message, { span: parsed.span })
  return {
    bundles,
    where: tokens === null ? parsed.node : withOriginals(parsed.node, q, tokens),
    from: instant('from', query.from),
    to: instant('to', query.to),
    levels: list(query.level)?.map(levelCode) ?? null,
    sources: list(query.source) ?? null,
  }
}

/** Whole, or as far as it can be. */
export function isRead(state: BundleState): boolean {
  return state === 'ready' || state === 'partial'
}

function instant(name: string, text: string | undefined): Micros | null {
  if (!text) return null
  const micros = parseMicros(text)
  if (micros === undefined) throw new ProblemError('bad-request', `${name}=${text} is no ISO time.`)
  return micros
}

function levelCode(word: string): number {
  const level = levelOf(word)
  if (!level) throw new ProblemError('bad-request', `level: ${word} is no level.`)
  return LEVEL[level]
}

/** `error,warning` → both; nothing or an empty text → undefined, which is: no restriction. */
function list(text: string | undefined): string[] | undefined {
  const parts = text?.split(',').filter((part) => part !== '')
  return parts?.length ? parts : undefined
}
