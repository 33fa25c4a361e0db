import type { Evidence } from '@bundlescope/contract/analysis.ts'
import { ofEvent, ofSnapshot } from './evidence.ts'
import { defineFact } from './fact.ts'
import { readRuntime } from './gi/eam-lines.ts'
import { textOf } from './gi/event-text.ts'
import { UNNAMED } from './gi/ids.ts'
import type { Moment } from './gi/moments.ts'
import { PLACES } from './gi/places.ts'
import { GI_VCENTERS } from './gi/vcenters.ts'
import type { Material, Table } from './material.ts'

/** What ESX Agent Manager said of an agent or agency at a moment. */
export interface EamStatus {
  /** `Agent:77:null`, the name of an agency; empty where an event names none. */
  object: string
  vcenter: string
  status: 'green' | 'yellow' | 'red'
  /** Microseconds UTC. */
  time: number | null
  evidence: Evidence
}

/** Statuses of agents and agencies, by object, each list in order of time. */
export const EAM_STATUSES = defineFact({
  id: 'eam-statuses',
  facts: { places: PLACES, vcenters: GI_VCENTERS },
  derive({ material, facts: { places, vcenters } }): EamStatus[][] {
    const lone = places.of('vcenter').length === 1 ? places.of('vcenter')[0]!.name : UNNAMED.vcenter
    const told = [
      ...vcenters.flatMap(({ name, lines }) => lines.flatMap((line) => ofLine(line, name, material))),
      ...material.snapshots('health').flatMap((table) => ofReport(table, lone)),
    ]
    return [...Map.groupBy(told, ({ vcenter, object }) => `${vcenter} ${object}`).values()]
  },
})

/** An answer of EAM's API, or vCenter's event that a status changed. */
function ofLine({ kind, event, time, read }: Moment<string>, vcenter: string, material: Material): EamStatus[] {
  const runtime = kind === 'answered' ? readRuntime(textOf(event)) : null
  const status = statusOf(runtime?.status ?? changedTo(read.event, event.message))
  return status ? [{ object: runtime?.object ?? '', vcenter, status, time, evidence: ofEvent(material, event) }] : []
}

/** `com.vmware.vim.eam.agent.statusChanged … from green to yellow`: the last colour. */
function changedTo(event: string | undefined, message: string): string | null {
  if (!event?.endsWith('statusChanged')) return null
  return message.match(/\b(?:green|yellow|red)\b/gi)?.at(-1) ?? null
}

/** `status` is a common word: beside a goal it is of an agent. */
function ofReport(table: Table<'health'>, vcenter: string): EamStatus[] {
  const agents = new Set(table.rows.flatMap(({ type, object }) => (/^goal_?state$/i.test(type) ? [object] : [])))
  return table.rows.flatMap((row) => {
    const status = row.type === 'status' && agents.has(row.object) ? statusOf(row.status) : null
    if (!status) return []
    const evidence = ofSnapshot(table, row.line, `${row.object} status: ${row.status}`.trim())
    return [{ object: row.object, vcenter, status, time: table.at, evidence }]
  })
}

function statusOf(word: string | null): EamStatus['status'] | null {
  const lower = word?.toLowerCase()
  return lower === 'green' || lower === 'yellow' || lower === 'red' ? lower : null
}
