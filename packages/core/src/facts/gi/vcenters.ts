import { parseMicros } from '@bundlescope/contract/time.ts'
import { say } from '../../knowledge/text.ts'
import { ofSnapshot } from '../evidence.ts'
import { defineFact } from '../fact.ts'
import type { Material, Member } from '../material.ts'
import { EAM_LINES, EAM_PROBES, type EamLine } from './eam-lines.ts'
import { type Moment, momentsOf } from './moments.ts'
import { PLACES, type Place, type Places } from './places.ts'
import { absent, type Seen, there, unknown } from './seen.ts'

/** A vCenter Server and its ESX Agent Manager. */
export interface GiVcenter {
  name: string
  place: Place
  members: readonly Member[]
  version: string | null
  build: string | null
  /** Its service `vmware-eam` at collection: there, it runs. */
  eam: Seen
  /** In order of time. */
  lines: readonly Moment<EamLine>[]
  /** Last line of eam.log; null where it is not in the bundle. */
  eamLogEnd: number | null
}

export const GI_VCENTERS = defineFact({
  id: 'gi-vcenters',
  facts: { places: PLACES },
  probes: EAM_PROBES,
  derive({ material, facts: { places }, probes }): GiVcenter[] {
    const lines = momentsOf(Object.values(probes), EAM_LINES)
    return places.of('vcenter').map((place) => vcenterOf(place, places, lines, material))
  },
})

function vcenterOf(place: Place, places: Places, lines: readonly Moment<EamLine>[], material: Material): GiVcenter {
  const ids = new Set(
    material.sources
      .filter((one) => place.members.some(({ bundle, id }) => bundle === one.bundle && id === one.member))
      .map(({ id }) => id),
  )
  const ends = material.sources
    .filter(({ id, name }) => ids.has(id) && /^eam\b/.test(name))
    .flatMap(({ lastTime }) => (lastTime ? [parseMicros(lastTime)!] : []))
  const member = place.members.find(({ version }) => version !== null)
  return {
    name: place.name,
    place,
    members: place.members,
    version: member?.version ?? null,
    build: member?.build ?? null,
    eam: serviceSeen(place, places),
    lines: lines.filter(({ event }) => ids.has(event.source)),
    eamLogEnd: ends.length > 0 ? Math.max(...ends) : null,
  }
}

function serviceSeen(place: Place, places: Places): Seen {
  for (const table of places.tables(place, 'service')) {
    const row = table.rows.find(({ name }) => /^(?:vmware-)?eam$/.test(name))
    if (row?.state === 'running') return there(table.at, [ofSnapshot(table, row.line, `${row.name} running`)])
    if (row?.state === 'stopped') return absent(table.at, [ofSnapshot(table, row.line, `${row.name} stopped`)])
  }
  return unknown(
    say(
      'the services of vCenter: service-control --status --all',
      'vCenter のサービス一覧:service-control --status --all',
    ),
  )
}
