import type { Person } from '@bundlescope/contract/case.ts'
import type { ZoneChoice } from '@bundlescope/contract/endpoints.ts'
import type { StoredZone } from '@bundlescope/store-sqlite/catalog/choices.ts'
import type { Analyses } from '../analyses.ts'
import type { Deps } from '../deps.ts'
import type { Investigations } from '../investigations.ts'
import type { Zones } from '../zones.ts'
import type { Changes } from './changes.ts'

interface Needed extends Pick<Deps, 'catalog'> {
  zones: Zones
  analyses: Analyses
  investigations: Investigations
  changes: Changes
}

/** What people say of bundles: what they are of, and the zones of their logs. Each can be taken back. */
export class BundleChoices {
  readonly #needed: Needed

  constructor(needed: Needed) {
    this.#needed = needed
    const { catalog, changes, investigations } = needed
    const holds = (investigation: string, bundle: string) => catalog.holdersOf(bundle).includes(investigation)
    changes.undoable('about', {
      now: (investigation, bundle) =>
        holds(investigation, bundle) ? { about: catalog.choices.abouts(investigation).get(bundle) ?? null } : null,
      put: (investigation, bundle, fields) => {
        catalog.choices.setAbout(investigation, bundle, fields?.about as string | null)
        investigations.publish(investigation)
      },
    })
    changes.undoable('zone', {
      now: (investigation, id) => {
        const place = placeOf(id)
        return holds(investigation, place.bundle) ? { zone: this.#zoneAt(place) } : null
      },
      put: (investigation, id, fields) => this.#putZone(investigation, placeOf(id), fields?.zone as string | null),
    })
  }

  /** Throws `bad-request` for a zone or a source that there is not. */
  async chooseZones(investigation: string, choices: readonly ZoneChoice[], by: Person): Promise<ZoneChoice[]> {
    const { catalog, zones, analyses, investigations, changes } = this.#needed
    const stored = () => catalog.bundlesOf(investigation).flatMap(({ id }) => catalog.choices.zones(id))
    const before = new Map(stored().map((zone) => [idOf(zone), zone]))
    const chosen = await zones.choose(investigation, choices)
    const after = new Map(stored().map((zone) => [idOf(zone), zone]))
    for (const id of new Set([...before.keys(), ...after.keys()])) {
      const [old, now] = [before.get(id)?.zone ?? null, after.get(id)?.zone ?? null]
      if (old === now) continue
      const { bundle, name } = placeOf(id)
      changes.record({
        investigation,
        by,
        what: 'zone-chosen',
        subject: bundle,
        title: now === null ? name : `${name}: ${now}`,
        change: { thing: 'zone', id, before: { zone: old }, after: { zone: now } },
      })
    }
    analyses.changed()
    investigations.publish(investigation)
    return chosen
  }

  setAbout(investigation: string, bundle: string, about: string | null, by: Person): void {
    const { catalog, changes, investigations } = this.#needed
    const old = catalog.choices.abouts(investigation).get(bundle) ?? null
    const name = catalog.bundle(bundle)?.name ?? bundle
    if (about !== old)
      changes.make(
        {
          investigation,
          by,
          what: 'about-chosen',
          subject: bundle,
          title: about === null ? name : `${name}: ${about}`,
          change: { thing: 'about', id: bundle, before: { about: old }, after: { about } },
        },
        () => catalog.choices.setAbout(investigation, bundle, about),
      )
    investigations.publish(investigation)
  }

  #zoneAt(place: Place): string | null {
    return this.#needed.catalog.choices.zones(place.bundle).find((zone) => idOf(zone) === idOf(place))?.zone ?? null
  }

  async #putZone(investigation: string, place: Place, zone: string | null): Promise<void> {
    const { catalog, zones, analyses, investigations } = this.#needed
    const others = catalog.choices.zones(place.bundle).filter((one) => idOf(one) !== idOf(place))
    catalog.choices.setZones(place.bundle, zone === null ? others : [...others, { ...place, zone }])
    await zones.apply(place.bundle)
    analyses.changed()
    investigations.publish(investigation)
  }
}

type Place = Omit<StoredZone, 'zone'>

/** A log or a host of a bundle, whose numbers may be others after a new ingest. */
function idOf({ bundle, of, member, name }: Place): string {
  return JSON.stringify([bundle, of, member, name])
}

function placeOf(id: string): Place {
  const [bundle, of, member, name] = JSON.parse(id) as [string, Place['of'], string, string]
  return { bundle, of, member, name }
}
