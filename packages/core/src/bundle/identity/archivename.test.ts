import { expect, it } from 'vitest'
import { readName } from './archivename.ts'

it.each([
  ['esx-esx07.lab.example-2023-11-14--21.58-2103341.tgz', 'esx07.lab.example', '2023-11-14T21:58:00'],
  ['vc-vc01.lab.example-2026-03-12--04.00-2211', 'vc01.lab.example', '2026-03-12T04:00:00'],
  ['esx07-vm2021-8-03@14-49-26.tgz', 'esx07', '2021-03-08T14:49:26'],
  ['esx07-vm2021-28-03@14-49-26.tgz', 'esx07', '2021-03-28T14:49:26'],
  ['esx07-vm2021-3-28@14-49-26.tgz', 'esx07', '2021-03-28T14:49:26'],
  ['VMware-vCenter-support-2021-03-08@14-49-25.zip', null, '2021-03-08T14:49:25'],
  ['nsx_manager_4f1c2d3e-1111-2222-3333-444455556666_20220202_131415.tgz', null, '2022-02-02T13:14:15'],
  ['nsx_edge_4f1c2d3e-1111-2222-3333-444455556666_20229902_131415.tgz', null, null],
  ['vm-2017-05-29.13831.tar.gz', null, '2017-05-29T00:00:00'],
  ['vm-support-2012-5-9.4711.tgz', null, '2012-05-09T00:00:00'],
  ['vm-2017.zip', null, null],
  ['web01.zip', null, null],
])('%s', (name, host, time) => {
  expect(readName(name)).toMatchObject({ host, collectedAt: time && `${time}.000000Z` })
})

it.each([
  ['esx-esx07-2023-11-14--21.58-2103341.tgz', 'vm-support'],
  ['vc-vc01-2023-11-14--21.58-2103341', 'vc-support'],
  ['esx07-vm2021-8-03@14-49-26.tgz', 'vm-support'],
  ['nsx_edge_4f1c2d3e_20220202_131415.tgz', 'nsx-manager'],
  ['vm-2017-05-29.13831.tgz', 'vm-support'],
  ['esx-notes.zip', null],
])('%s is %s', (name, kind) => expect(readName(name).kind).toBe(kind))
