import { expect, it } from 'vitest'
import { analyse } from '../rules/analyse.ts'
import { caseOf } from '../rules/testing/case.ts'

const LINE = '2025-06-01T10:00:00.000Z info vpxd[04711] [Originator@6876 sub=vpxLro opID=l5-1]'

it('are told by the inventory, and by lines that name an object in full', async () => {
  const { store, bundles, reports } = caseOf(
    {
      logs: {
        'var/log/vmware/vpxd/vpxd.log': [
          `${LINE} [VpxLRO] -- BEGIN task-7 -- vm-382 -- vim.VirtualMachine.powerOn --`,
          `${LINE} Task on [vim.VirtualMachine:vm-382,web 01] of [vim.HostSystem:host-31,esx03.lab.example] begins`,
          `${LINE} [vim.HostSystem:host-44] has no name here, [vim.Datastore:datastore-12,ds1]`,
          `${LINE} [vim.ClusterComputeResource:domain-c8,Cluster A]`,
          `${LINE} [vim.Datacenter:datacenter-3,Osaka]`,
          '',
        ].join('\n'),
      },
    },
    {
      kind: 'vm-support',
      outputs: {
        'commands/vim-cmd_vmsvc-getallvms.txt':
          'Vmid       Name        File                     Guest OS       Version   Annotation\n12         db 02       [ds1] db02/db02.vmx      ubuntu64Guest   vmx-14\n',
      },
    },
  )
  const { names } = await analyse(store, bundles, reports, { rules: [] })
  expect(names.map(({ member, kind, id, name }) => [member, kind, id, name])).toEqual([
    ['b2', 'vm', '12', 'db 02'],
    ['b1', 'vm', 'vm-382', 'web 01'],
    ['b1', 'host', 'host-31', 'esx03.lab.example'],
    ['b1', 'datastore', 'datastore-12', 'ds1'],
    ['b1', 'cluster', 'domain-c8', 'Cluster A'],
    ['b1', 'datacenter', 'datacenter-3', 'Osaka'],
  ])
  expect(new Set(names.map(({ bundle }) => bundle))).toEqual(new Set(bundles))
  expect(names[1]).toMatchObject({ path: 'var/log/vmware/vpxd/vpxd.log', line: 2 })
})
