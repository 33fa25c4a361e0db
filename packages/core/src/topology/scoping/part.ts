import type { Health, TopologyEdge, TopologyNode } from '@bundlescope/contract/analysis.ts'

export type Part = TopologyNode | TopologyEdge

/** The machine that a part is of: `esx01.lab` of `mux@esx01.lab`. */
export function nameOf({ id }: { id: string }): string {
  return id.slice(id.indexOf('@') + 1)
}

export function isBad(health: Health): boolean {
  return health === 'failed' || health === 'degraded'
}

/** VMs of one lane, and those in trouble by themselves. */
export interface Guests {
  vms: readonly TopologyNode[]
  ailing: readonly { vm: TopologyNode; bad: Part }[]
  /** VMs whose agent anything tells of, well or not. */
  told: number
}

export interface HostReach extends Guests {
  name: string
  broken: readonly Part[]
}
