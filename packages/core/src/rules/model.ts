import type { EnvironmentFact, Topology } from '@bundlescope/contract/analysis.ts'
import { defineFact, type Fact } from '../facts/fact.ts'

/*
 * What an analysis holds beside services, ports, findings and checks. A model of the machines (Guest Introspection) puts
 * its own facts here: `analyse` derives them with all others, and hands them on.
 */

export const TOPOLOGY: Fact<Topology> = defineFact({
  id: 'topology',
  derive: (): Topology => ({ nodes: [], edges: [] }),
})

export const ENVIRONMENT: Fact<EnvironmentFact[]> = defineFact({
  id: 'environment',
  derive: (): EnvironmentFact[] => [],
})
