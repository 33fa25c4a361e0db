import type { Finding, Flows, Topology } from '@bundlescope/contract/analysis.ts'
import type { GiModel } from '../../facts/gi/gi.ts'
import type { Material } from '../../facts/material.ts'
import { EICAR_PIECES, EICAR_STEPS, EICAR_TITLE } from '../../knowledge/gi/eicar.ts'
import { deploymentsOf } from './deployment.ts'
import { scansOf } from './scan.ts'

/** How far deployments and scans come, and the test that shows the whole way of a scan. */
export function flowsOf(gi: GiModel, topology: Topology, findings: readonly Finding[], material: Material): Flows {
  return {
    deployments: deploymentsOf(gi, topology, findings, material),
    scans: scansOf(gi, topology),
    test: { title: EICAR_TITLE, steps: [...EICAR_STEPS], pieces: [...EICAR_PIECES], fileName: 'eicar.test' },
  }
}
