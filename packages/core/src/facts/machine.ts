import { portNodeOf } from '../knowledge/ports/lookup.ts'
import type { PortNode } from '../knowledge/ports/port.ts'
import type { Material, Member } from './material.ts'

/** What kind of machine a member is of: what its bundle says, else what its logs tell (somebody may send two files only). */
export function machineOf(member: Member, material: Material): PortNode | null {
  const said = portNodeOf(member.kind)
  if (said) return said
  const names = new Set(
    material.sources.flatMap((one) => (one.bundle === member.bundle && one.member === member.id ? [one.name] : [])),
  )
  if (['vpxd', 'vpxd-svcs', 'sps', 'eam', 'rhttpproxy'].some((name) => names.has(name)) && !names.has('vmkernel'))
    return 'vcenter'
  return ['vmkernel', 'hostd', 'vpxa', 'vobd'].some((name) => names.has(name)) ? 'esxi' : null
}

/** For `affects`: the name of the machine, else of what was uploaded. */
export function machineName(member: Member): string {
  return member.host ?? member.name
}
