import { expect, it } from 'vitest'
import { namesOf } from './names.ts'
import { recogniseSnapshots } from './recognise.ts'

const FILES: Record<string, string> = {
  'commands/localcli_vm-process-list.txt': [
    'web05',
    '   World ID: 2105001',
    '   VMX Cartel ID: 2105000',
    '   UUID: 42 1c 00 11 22 33 44 55-66 77 88 99 aa bb cc dd',
    '   Display Name: web05',
    '   Config File: /vmfs/volumes/5f3c2a11-7d3e5a10-1c1f-001122334455/web/web.vmx',
  ].join('\n'),
  'etc/vmware/hostd/vmInventory.xml': [
    '<ConfigRoot><ConfigEntry id="0000">',
    '<objID>12</objID>',
    '<vmxCfgPath>/vmfs/volumes/5f3c2a11-7d3e5a10-1c1f-001122334455/web/web.vmx</vmxCfgPath>',
    '</ConfigEntry></ConfigRoot>',
  ].join('\n'),
  'vmfs/volumes/5f3c2a11-7d3e5a10-1c1f-001122334455/web/web.vmx': 'displayName = "web05"\nguestOS = "other"\n',
  'commands/prettyPrint.sh_hostlist.txt':
    '<hostList><host><hostId>host-22</hostId><hostName>esx05.lab.example</hostName><ipAddress>10.9.8.5</ipAddress></host></hostList>',
  'commands/esxcfg-scsidevs_-m.txt':
    'naa.600a0b80001122330000aabbccddeeff:1 /vmfs/devices/disks/naa.600a0b80001122330000aabbccddeeff:1 5f3c2a11-7d3e5a10-1c1f-001122334455  0  shared 2',
  'commands/ps_-c.txt':
    'WID      CID      WorldName   Command\n2105001  2105000  vmm0:web05\n2100067  2100060  hostd-worker  /bin/hostd\n',
  'commands/esxcfg-vmknic_-l.txt':
    'Interface Port Group IP Address Netmask MAC Address MTU Enabled Type\nvmk5 vmservice-vmknic-pg 169.254.1.1 255.255.255.0 00:50:56:aa:bb:05 1500 true STATIC',
}

const names = namesOf(
  Object.entries(FILES).flatMap(([path, text]) =>
    recogniseSnapshots(text, path).map((snapshot) => ({ ...snapshot, bundle: 'a', member: 'b1', path })),
  ),
)
const nameOf = (kind: string, id: string) => names.find((name) => name.kind === kind && name.id === id)?.name

it.each([
  ['vm', '12', 'web05'],
  ['vm', '42 1c 00 11 22 33 44 55-66 77 88 99 aa bb cc dd', 'web05'],
  ['vm', '421c0011-2233-4455-6677-8899aabbccdd', 'web05'],
  ['world', '2105001', 'web05'],
  ['world', '2100067', 'hostd-worker'],
  ['world', '2100060', 'hostd-worker'],
  ['host', 'host-22', 'esx05.lab.example'],
  ['host', '10.9.8.5', 'esx05.lab.example'],
  ['datastore', '5f3c2a11-7d3e5a10-1c1f-001122334455', 'shared 2'],
  ['device', 'naa.600a0b80001122330000aabbccddeeff', 'shared 2'],
  ['nic', 'vmk5', 'vmservice-vmknic-pg, 169.254.1.1'],
])('%s %s is %s', (kind, id, name) => {
  expect(nameOf(kind, id)).toBe(name)
})

it('says where each name stands, once a member', () => {
  expect(names.find(({ id }) => id === 'host-22')).toEqual({
    kind: 'host',
    id: 'host-22',
    name: 'esx05.lab.example',
    bundle: 'a',
    member: 'b1',
    path: 'commands/prettyPrint.sh_hostlist.txt',
    line: 1,
  })
  expect(new Set(names.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(names.length)
})
