import type { Era } from '../../knowledge/gi/eras.ts'
import type { GiHost } from './hosts.ts'
import type { GiManager } from './managers.ts'
import type { GiSva } from './svas.ts'

/** Which product it is, as far as names tell; null where `epsec-mux` alone is known, which two products have. */
export function eraOf(hosts: readonly GiHost[], managers: readonly GiManager[], svas: readonly GiSva[]): Era | null {
  if (hosts.some(({ muxName }) => muxName === 'nsx-context-mux')) return 'nsx-t'
  const kinds = new Set(managers.flatMap(({ lines }) => lines.map(({ kind }) => kind)))
  if (kinds.has('alarm') || managers.some(({ reports, alarms }) => reports.length + alarms.length > 0)) return 'nsx-t'
  if (kinds.has('system-event') || kinds.has('usvm-heartbeat') || svas.some(({ isUsvm }) => isUsvm)) return 'nsx-v'
  if (kinds.has('vsm-event')) return 'vshield'
  const version = managers.find((manager) => manager.version !== null)?.version ?? ''
  const major = Number.parseInt(version, 10)
  if (major === 5) return 'vshield'
  if (major === 6) return 'nsx-v'
  if (major >= 2) return 'nsx-t'
  // NSX for vSphere needs 5.1 or later, vShield was for 5.x; a host of 6 or later with epsec-mux is of NSX for vSphere.
  const esxi = hosts.map((host) => Number.parseInt(host.version ?? '', 10)).filter((number) => number > 0)
  return esxi.length > 0 && esxi.every((number) => number >= 6) ? 'nsx-v' : null
}
