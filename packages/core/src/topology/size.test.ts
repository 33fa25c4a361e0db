import { expect, test } from 'vitest'
import { analyse } from '../rules/analyse.ts'
import { caseOf } from '../rules/testing/case.ts'
import { hostBundle } from '../rules/testing/gi-bundles.ts'

/** Six hosts with thirty VMs each: what a page loads must not grow with words that every VM repeats. */
test('the topology of 180 VMs stays small', async () => {
  const hosts = Array.from({ length: 6 }, (_, n) =>
    hostBundle({
      host: `esx${n}.lab.example`,
      sva: `sva${n}`,
      vms: Array.from({ length: 30 }, (_, vm) => `app${n}-${vm}`),
    }),
  )
  const { store, bundles, reports } = caseOf(...hosts)
  const { topology } = await analyse(store, bundles, reports)
  expect(topology.nodes.length).toBeGreaterThan(540)
  // 1.3 kB a part: mostly evidence and history, which differ.
  expect(JSON.stringify(topology).length / (topology.nodes.length + topology.edges.length)).toBeLessThan(1300)
})
