import { expect, test } from 'vitest'
import type { CaseMember } from '../../testing/case.ts'
import { judge } from '../../testing/judge.ts'
import { imageProfileDamaged } from './image-profile-damaged.ts'
import { vmciModuleNotLoaded } from './vmci-module-not-loaded.ts'

const IMAGES = [
  '-rwx------ 1 root root 51306 May 20 19:28 0aa01e7f-cc1ea1af-bda0-000000000001/imgdb.tgz',
  '-rwx------ 1 root root 49 May 19 17:32 0ab7587b-da2add08-3185-000000000002/imgdb.tgz',
].join('\n')

const pasted = (path: string, text: string): CaseMember => ({
  kind: 'vm-support',
  host: 'esx07.lab.example',
  outputs: { [path]: text },
})

test('a listing of image databases alone, as somebody saved it, is of a host, too', async () => {
  const { findings } = await judge(imageProfileDamaged, { kind: 'files', outputs: { 'esx44/imgdb.txt': IMAGES } })
  expect(findings.map(({ affects }) => affects[0])).toEqual(['node:mux@esx44'])
})

test('a host whose connections show the Mux is one of Guest Introspection, though nothing else of it was pasted', async () => {
  const { findings } = await judge(
    vmciModuleNotLoaded,
    pasted(
      'paste/connections.txt',
      [
        'Proto  Recv Q  Send Q  Local Address    Foreign Address  State        World ID  CC Algo  World Name',
        '-----  ------  ------  ---------------  ---------------  -----------  --------  -------  ----------',
        'tcp         0       0  192.0.2.7:51200  192.0.2.40:443   ESTABLISHED   2100311  newreno  vShield-Endpoint-Mux',
      ].join('\n'),
    ),
    pasted(
      'paste/modules.txt',
      'Name                     Used  Size (kb)\nvmkernel                 1       10192\nchardevs                 1       16\n',
    ),
  )
  expect(findings.map(({ affects }) => affects[0])).toEqual(['node:esx_vmci@esx07.lab.example'])
})
