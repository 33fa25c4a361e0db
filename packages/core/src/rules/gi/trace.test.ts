import { expect, test } from 'vitest'
import { analyse } from '../analyse.ts'
import { caseOf } from '../testing/case.ts'
import { GI_GUEST_MUX } from './index-a.ts'
import { GI_SVA_EAM_MANAGER } from './index-b.ts'

const RULES = [...GI_GUEST_MUX, ...GI_SVA_EAM_MANAGER]

/** EAM of a vCenter Server that has no solution but its own cluster services. */
const EAM_LOG = [
  '2024-05-06T08:00:01.100Z |  INFO | vim-monitor | VcListener.java | 131 | Retrieved 3 updates',
  "2024-05-06T08:10:01.100Z |  INFO | vlsi | | 108 | API COMPLETE: Facade for ClusterAgent(ID: 'Agent:c1:null').queryRuntime[opId=7]. Result:\neam.Agent.RuntimeInfo { goalState = 'enabled', status = 'green', vmPowerState = poweredOn, vmName = 'vCLS-77aa' }",
].join('\n')
const EVENTS =
  'Event [9002] [1-1] [2024-05-06T08:31:02.290000Z] [vim.event.EventEx] [info] [] [dc01] [9002] [com.vmware.vim.eam.agent.task.powerOnVm: vCLS-77aa was powered on]'

test('a vCenter Server with EAM for its cluster services alone: one short reason, nothing asked for', async () => {
  const { store, bundles, reports } = caseOf(
    {
      kind: 'vc-support',
      host: 'vc01.lab.example',
      logs: { 'var/log/vmware/eam/eam.log': EAM_LOG, 'var/log/vmware/vpxd/vpxd-events.log': EVENTS },
    },
    {
      kind: 'vm-support',
      host: 'esx01.lab.example',
      logs: { 'var/run/log/syslog.log': '2024-05-06T08:00:01Z hostd: ready' },
    },
  )
  const { findings, checks } = await analyse(store, bundles, reports, { rules: RULES })
  expect(findings).toEqual([])
  expect(checks.flatMap(({ missing }) => missing)).toEqual([])
  const ofGuests = checks.filter(({ catalogue }) => !catalogue.some((id) => id.startsWith('GI-E')))
  expect(new Set(ofGuests.map(({ outcome }) => outcome))).toEqual(new Set(['not-applicable']))
  expect(new Set(ofGuests.map(({ reason }) => reason?.en))).toHaveLength(1)
  // EAM serves any solution: its own log tells of no fault.
  const ofEam = checks.filter((check) => !ofGuests.includes(check))
  expect(new Set(ofEam.map(({ outcome }) => outcome))).toEqual(new Set(['clear']))
})
