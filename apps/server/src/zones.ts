import type { ZoneChoice } from '@bundlescope/contract/endpoints.ts'
import type { StoredZone } from '@bundlescope/store-sqlite/catalog/choices.ts'
import type { Deps } from './deps.ts'
import { ProblemError } from './problem.ts'
import { readableBundles } from './scope.ts'

type Known = { bundle: string; sources: { id: string; member: string; name: string; host: string | null }[] }

/**
 * The zones that people chose for stamps without one. They belong to bundles, which several investigations may hold; a
 * source is remembered by its name, since its number may be another after a new ingest.
 */
export class Zones {
  readonly #deps: Deps

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Throws `not-found`. */
  async of(investigation: string): Promise<ZoneChoice[]> {
    const { choices } = this.#deps.catalog
    return (await this.#known(investigation)).flatMap((known) => toChoices(known, choices.zones(known.bundle)))
  }

  /** Changes those named, leaves the others. Throws `bad-request` for a zone or a source that there is not. */
  async choose(investigation: string, choices: readonly ZoneChoice[]): Promise<ZoneChoice[]> {
    for (const { zone } of choices) if (zone !== null) demandZone(zone)
    const known = await this.#known(investigation)
    for (const choice of choices) demandTarget(choice, known)
    for (const one of known) {
      const mine = choices.flatMap((choice) => toStored(one, choice))
      if (mine.length === 0) continue
      const same = (a: Omit<StoredZone, 'zone'>, b: Omit<StoredZone, 'zone'>): boolean =>
        a.of === b.of && a.member === b.member && a.name === b.name
      const others = this.#deps.catalog.choices.zones(one.bundle).filter((old) => !mine.some((zone) => same(old, zone)))
      const chosen = mine.flatMap(({ zone, ...rest }) => (zone === null ? [] : [{ ...rest, zone }]))
      this.#deps.catalog.choices.setZones(one.bundle, [...others, ...chosen])
      await this.apply(one.bundle)
    }
    return this.of(investigation)
  }

  /** Tells the store what was chosen of a bundle: at the start, and after a new ingest. */
  async apply(bundle: string): Promise<void> {
    const zones = this.#deps.catalog.choices.zones(bundle)
    const { sources } = zones.length > 0 ? await this.#sources(bundle) : { sources: [] }
    await this.#deps.store.rezone(bundle, toChoices({ bundle, sources }, zones))
  }

  async #known(investigation: string): Promise<Known[]> {
    const { bundles } = readableBundles(this.#deps.catalog, investigation)
    return Promise.all(bundles.map((bundle) => this.#sources(bundle)))
  }

  async #sources(bundle: string): Promise<Known> {
    const { sources } = await this.#deps.store.report(bundle)
    return { bundle, sources }
  }
}

function toChoices({ sources }: Known, zones: readonly StoredZone[]): ZoneChoice[] {
  return zones.flatMap(({ of, member, name, zone }): ZoneChoice[] => {
    if (of === 'host') return [{ host: name, zone }]
    const source = sources.find((one) => one.member === member && one.name === name)
    return source ? [{ source: source.id, zone }] : []
  })
}

function toStored(
  { bundle, sources }: Known,
  { source, host, zone }: ZoneChoice,
): (Omit<StoredZone, 'zone'> & { zone: string | null })[] {
  if (host !== undefined && sources.some((one) => one.host === host))
    return [{ bundle, of: 'host', member: '', name: host, zone }]
  const found = sources.find(({ id }) => id === source)
  return found ? [{ bundle, of: 'source', member: found.member, name: found.name, zone }] : []
}

function demandTarget({ source, host }: ZoneChoice, known: readonly Known[]): void {
  if ((source === undefined) === (host === undefined)) {
    throw new ProblemError('bad-request', 'A zone is chosen for a source or for a host, for one of them.')
  }
  const found = known.some(({ sources }) =>
    sources.some((one) => (source === undefined ? one.host === host : one.id === source)),
  )
  if (!found)
    throw new ProblemError('bad-request', `This investigation has no ${source ? `source ${source}` : `host ${host}`}.`)
}

function demandZone(zone: string): void {
  if (/^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(zone)) return
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw new ProblemError('bad-request', `${zone} is no time zone: an IANA name (Asia/Tokyo) or ±HH:MM is needed.`)
  }
}
