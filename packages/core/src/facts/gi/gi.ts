import type { Era } from '../../knowledge/gi/eras.ts'
import { SERVICE_VM_NAME } from '../../knowledge/gi/names.ts'
import { defineFact } from '../fact.ts'
import type { EamLine } from './eam-lines.ts'
import { eraOf } from './era.ts'
import { textOf } from './event-text.ts'
import { GI_HOSTS, type GiHost } from './hosts.ts'
import { GI_ALARMS, GI_MANAGERS, type GiManager } from './managers.ts'
import type { Moment } from './moments.ts'
import { PLACES, type Places } from './places.ts'
import { GI_SVAS, type GiSva, isPrepared } from './svas.ts'
import { GI_VCENTERS, type GiVcenter } from './vcenters.ts'
import { GI_VMS, type GiVm } from './vms.ts'

/** All that the bundles of an investigation tell of Guest Introspection. See README.md of this folder. */
export interface GiModel {
  /** Something of Guest Introspection is there: else there is nothing to show, and no rule has anything to say. */
  hasTrace: boolean
  /** A host is prepared or an SVA is there; drivers in guests alone do not make it so. */
  isUsed: boolean
  era: Era | null
  /** Every ESXi host; `prepared` are those with a trace of the Mux. */
  hosts: readonly GiHost[]
  prepared: readonly GiHost[]
  /** Every VM but service VMs. */
  vms: readonly GiVm[]
  svas: readonly GiSva[]
  managers: readonly GiManager[]
  vcenters: readonly GiVcenter[]
  places: Places
}

export const GI = defineFact({
  id: 'gi',
  facts: { places: PLACES, hosts: GI_HOSTS, vms: GI_VMS, svas: GI_SVAS, managers: GI_MANAGERS, vcenters: GI_VCENTERS },
  derive({ facts: { places, hosts, vms, svas, managers, vcenters } }): GiModel {
    const prepared = hosts.filter(
      (host) =>
        isPrepared(host) ||
        (host.muxVibs.length > 0 && svas.some(({ isAssumed, host: of }) => !isAssumed && of === host.name)),
    )
    const guests = vms.filter((vm) => !svas.some((sva) => sva.vm === vm))
    // A name alone makes no VM an SVA where nothing else tells of Guest Introspection.
    const isUsed = prepared.length > 0 || svas.some(isProved)
    const hasTrace =
      isUsed ||
      guests.some(hasAgentTrace) ||
      managers.some(
        ({ lines, reports, alarms }) =>
          lines.length + reports.length > 0 || alarms.some(({ type }) => GI_ALARMS.has(type)),
      ) ||
      vcenters.some(({ lines }) => lines.some(isEamTrace))
    return {
      hasTrace,
      isUsed,
      era: eraOf(prepared, managers, svas),
      hosts,
      prepared,
      vms: isUsed ? guests : vms,
      svas: isUsed ? svas : [],
      managers,
      vcenters,
      places,
    }
  },
})

/** ds_agent protects ordinary servers, too: its diagnostics are of an SVA where it does what only an SVA does, or is named so. */
function isProved({ place, name, vm, lines, listening, connected, library }: GiSva): boolean {
  if (place === null) return false
  const shows = listening.is === 'there' || connected.is === 'there' || library !== null
  return shows || lines.length > 0 || vm !== null || SERVICE_VM_NAME.test(name)
}

/** Somebody looked for the agent in the guest, or it speaks in the log. */
export function hasAgentTrace(vm: GiVm): boolean {
  const { fileFilter, linuxAgent } = vm.drivers
  return (
    fileFilter.is !== 'unknown' ||
    linuxAgent.is !== 'unknown' ||
    vm.lines.some(({ kind }) => kind === 'connected' || kind === 'loaded')
  )
}

/** EAM also deploys the VMs of vCenter Server's own cluster services: what is said of those tells nothing. */
function isEamTrace({ kind, event }: Moment<EamLine>): boolean {
  return kind !== 'answered' && kind !== 'logged-in' && !/vCLS/i.test(textOf(event))
}
