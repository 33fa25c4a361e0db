import type { Analysis } from '@bundlescope/contract/analysis.ts'
import { sayWhatTheyAre } from '@bundlescope/core/facts/about.ts'
import { analyse } from '@bundlescope/core/rules/analyse.ts'
import type { Deps } from './deps.ts'
import { readableBundles } from './scope.ts'

/** Analyses kept: those looked at last. */
const KEPT = 20
/** How long the analysis of bundles that are still being read is good for. */
const UNFINISHED_MS = 5000

interface Kept {
  key: string
  at: number
  analysis: Promise<Analysis>
}

/** What is concluded from an investigation's bundles, worked out once until they, or what is said of them, change. */
export class Analyses {
  readonly #deps: Deps
  readonly #kept = new Map<string, Kept>()
  #generation = 0

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Throws `not-found`. Computed for all who ask at the same time, so that one who leaves does not end it for the others. */
  of(investigation: string): Promise<Analysis> {
    const { bundles, complete } = readableBundles(this.#deps.catalog, investigation)
    const key = this.#keyOf(investigation, bundles, complete)
    const kept = this.#kept.get(investigation)
    const old = !complete && kept !== undefined && Date.now() - kept.at > UNFINISHED_MS
    if (kept?.key === key && !old) return kept.analysis
    const analysis = this.#analyse(investigation, bundles)
    this.#kept.delete(investigation)
    this.#kept.set(investigation, { key, at: Date.now(), analysis })
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!)
    // A failure is for those who wait now; the next one tries again.
    analysis.catch(() => {
      if (this.#kept.get(investigation)?.analysis === analysis) this.#kept.delete(investigation)
    })
    return analysis
  }

  /** A bundle has been read: whoever opens an investigation that is whole now finds its conclusions ready. */
  prepare(investigations: readonly string[]): void {
    for (const investigation of investigations) {
      if (!readableBundles(this.#deps.catalog, investigation).complete) continue
      // Whoever asks for it is told of a failure.
      this.of(investigation).catch(() => {})
    }
  }

  /** Something that the catalog does not show has changed: a bundle was read anew, a zone was set. */
  changed(): void {
    this.#generation++
  }

  #keyOf(investigation: string, bundles: readonly string[], complete: boolean): string {
    const { catalog } = this.#deps
    const states = bundles.map((bundle) => `${bundle} ${catalog.bundle(bundle)?.state}`)
    return JSON.stringify([this.#generation, complete, states, [...catalog.choices.abouts(investigation)]])
  }

  async #analyse(investigation: string, bundles: readonly string[]): Promise<Analysis> {
    const { store, catalog } = this.#deps
    const reports = await Promise.all(bundles.map((bundle) => store.report(bundle)))
    return analyse(store, bundles, sayWhatTheyAre(bundles, reports, catalog.choices.abouts(investigation)))
  }
}
