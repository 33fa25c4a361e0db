import type { ProbeAnswer } from '../store/evidence.ts'
import type { Material } from './material.ts'

/**
 * Something looked for in the events, in the search language. Words and phrases are cheap, `~substring` and `/regex/`
 * dear: ask with words, then read the few rows in code.
 */
export interface ProbeWanted {
  query: string
  /** How many of the earliest and latest hits are wanted as rows; 40 and 10 unless said, a few hundred at most. */
  first?: number
  last?: number
  /** Microseconds UTC; `to` exclusive. Only for what is asked for later, with `ask`. */
  from?: number
  to?: number
  /** Words may stand in the header as well: see `Probe`. */
  inHeader?: boolean
}

/** By the name under which the answer is read. A text alone is a query. */
export type ProbesWanted = Readonly<Record<string, string | ProbeWanted>>
export type ProbeAnswers<P> = { readonly [K in keyof P]: ProbeAnswer }

export type FactsWanted = Readonly<Record<string, Fact<unknown>>>
export type FactValues<F> = { readonly [K in keyof F]: F[K] extends Fact<infer T> ? T : never }

export interface Given<F, P> {
  material: Material
  facts: FactValues<F>
  /** Answers to the probes declared; those of all facts and rules were swept for together. */
  probes: ProbeAnswers<P>
  /** A further sweep, for what can only be asked once the first answers are read. Rare: each costs a pass. */
  ask<Q extends ProbesWanted>(probes: Q): Promise<ProbeAnswers<Q>>
}

/**
 * Something derived from events and snapshots, once an analysis: one file each in this folder. A rule or another fact
 * that declares it is given its value.
 */
export interface Fact<T> {
  readonly id: string
  readonly probes: ProbesWanted
  readonly facts: FactsWanted
  derive(given: Given<FactsWanted, ProbesWanted>): T | Promise<T>
}

interface FactDefinition<T, F extends FactsWanted, P extends ProbesWanted> {
  id: string
  probes?: P
  facts?: F
  derive(given: Given<F, P>): T | Promise<T>
}

/** Declares a fact, so that what it derives from is typed. */
export function defineFact<
  T,
  F extends FactsWanted = Record<never, never>,
  P extends ProbesWanted = Record<never, never>,
>(definition: FactDefinition<T, F, P>): Fact<T> {
  return {
    id: definition.id,
    probes: definition.probes ?? {},
    facts: definition.facts ?? {},
    // The engine hands exactly what was declared.
    derive: (given) => definition.derive(given as Given<F, P>),
  }
}
