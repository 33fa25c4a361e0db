import type { ObjectName } from '@bundlescope/contract/object-name.ts'
import { namesOf } from '../snapshot/names.ts'
import type { ProbeAnswer } from '../store/evidence.ts'
import { ofEvent } from './evidence.ts'
import { defineFact } from './fact.ts'
import type { Material } from './material.ts'

/** Of each kind of object, as many lines of logs are read for names. */
const READ = { first: 300, last: 100 }

/**
 * Names of what logs know by ids alone: `vm-42`, `host-22`, a datastore's UUID, a device. The inventory of a bundle tells
 * them, and so do lines of vpxd that name an object in full. What the inventory says counts.
 */
export const NAMES = defineFact({
  id: 'names',
  probes: {
    hosts: { query: '"vim.HostSystem:host"', ...READ },
    vms: { query: '"vim.VirtualMachine:vm"', ...READ },
    datastores: { query: '"vim.Datastore:datastore"', ...READ },
    clusters: { query: '"vim.ClusterComputeResource:domain"', ...READ },
    datacenters: { query: '"vim.Datacenter:datacenter"', ...READ },
  },
  derive({ material, probes }): ObjectName[] {
    const listed = [...Map.groupBy(material.tables, ({ bundle }) => bundle).values()].flatMap((tables) =>
      namesOf(tables),
    )
    const known = new Set(listed.map(keyOf))
    const said = new Map<string, ObjectName>()
    for (const name of Object.values(probes).flatMap((answer) => namesSaid(answer, material))) {
      const key = keyOf(name)
      if (!known.has(key) && !said.has(key)) said.set(key, name)
    }
    return [...listed, ...said.values()]
  },
})

const keyOf = ({ bundle, member, kind, id }: ObjectName): string => `${bundle} ${member} ${kind} ${id}`

/** Objects that lines name beside their ids: `[vim.HostSystem:host-31,esx03.lab.example]`. */
function namesSaid(answer: ProbeAnswer, material: Material): ObjectName[] {
  return answer.events.flatMap((event) => {
    const { bundle, member, path, line } = ofEvent(material, event)
    return [...event.message.slice(0, LOOKED_AT).matchAll(NAMED)].map(([, type, id, name]) => ({
      kind: KINDS[type!]!,
      id: id!,
      name: name!.trim(),
      bundle: bundle ?? '',
      member,
      path: path ?? event.path,
      line,
    }))
  })
}

const LOOKED_AT = 8000
const KINDS: Readonly<Record<string, string>> = {
  HostSystem: 'host',
  VirtualMachine: 'vm',
  Datastore: 'datastore',
  ClusterComputeResource: 'cluster',
  Datacenter: 'datacenter',
}
const NAMED =
  /\bvim\.(HostSystem|VirtualMachine|Datastore|ClusterComputeResource|Datacenter):((?:host|vm|datastore|domain-c|datacenter)-?\d{1,10}), ?([^\],'"<>\n]{1,120})[\]']/g
