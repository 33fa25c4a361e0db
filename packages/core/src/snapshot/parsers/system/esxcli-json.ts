import { endpointOf } from '../../endpoint.ts'
import { KeyLines, looksLikeJson, parseJson } from '../../json-text.ts'
import { snapshotOf } from '../../reading.ts'
import type { Snapshot, SnapshotKind, SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { orNull, wholeNumber } from '../../values.ts'

/** A field of an object as text; '' where there is none. */
type Field = (key: string) => string

/** How the objects of one command become rows: by fields that they have, and no other command's do together. */
interface Shape<K extends SnapshotKind = SnapshotKind> {
  kind: K
  needed: readonly string[]
  row(field: Field, line: number): SnapshotRow<K> | null
}

const shape = <K extends SnapshotKind>(kind: K, needed: readonly string[], row: Shape<K>['row']): Shape<SnapshotKind> =>
  ({ kind, needed, row }) as unknown as Shape

const SHAPES: readonly Shape[] = [
  shape('socket', ['Proto', 'LocalAddress', 'ForeignAddress', 'WorldID'], socketRow),
  shape('package', ['Name', 'Version', 'Vendor', 'AcceptanceLevel', 'InstallDate'], (field, line) => ({
    line,
    name: field('Name'),
    version: field('Version'),
    vendor: orNull(field('Vendor')),
    acceptance: orNull(field('AcceptanceLevel')),
    installed: orNull(field('InstallDate')),
  })),
  shape('module', ['Name', 'IsLoaded', 'IsEnabled'], (field, line) => ({
    line,
    name: field('Name'),
    size: null,
    used: null,
    loaded: field('IsLoaded') === 'true',
  })),
  shape('vm', ['DisplayName', 'ConfigFile', 'WorldID', 'VMXCartelID'], (field, line) => ({
    line,
    id: null,
    name: field('DisplayName'),
    config: orNull(field('ConfigFile')),
    world: wholeNumber(field('WorldID')),
    uuid: orNull(field('UUID')),
    state: 'powered on',
  })),
  shape('vmknic', ['Name', 'MACAddress', 'Portgroup', 'Enabled'], (field, line) => ({
    line,
    name: field('Name'),
    portGroup: orNull(field('Portgroup')),
    address: null,
    netmask: null,
    mac: orNull(field('MACAddress')),
    mtu: wholeNumber(field('MTU')),
    enabled: field('Enabled') === 'true',
  })),
  shape('vmknic', ['Name', 'IPv4Address', 'IPv4Netmask'], (field, line) => ({
    line,
    name: field('Name'),
    portGroup: null,
    address: orNull(field('IPv4Address')),
    netmask: orNull(field('IPv4Netmask')),
    mac: null,
    mtu: null,
    enabled: null,
  })),
  shape('nic', ['Name', 'Driver', 'LinkStatus', 'MACAddress'], (field, line) => ({
    line,
    name: field('Name'),
    driver: orNull(field('Driver')),
    link: orNull(field('LinkStatus') || field('Link')),
    speed: orNull(field('Speed')),
    mac: orNull(field('MACAddress')),
  })),
  shape('port-group', ['Name', 'VirtualSwitch', 'VLANID'], (field, line) => ({
    line,
    switch: field('VirtualSwitch'),
    name: field('Name'),
    vlan: wholeNumber(field('VLANID')),
    used: wholeNumber(field('ActiveClients')),
    uplinks: null,
  })),
  shape('datastore', ['MountPoint', 'UUID', 'VolumeName', 'Type'], (field, line) => ({
    line,
    uuid: field('UUID'),
    name: orNull(field('VolumeName')),
    mount: orNull(field('MountPoint')),
    type: orNull(field('Type')),
  })),
  shape('device', ['Device', 'DevfsPath', 'Vendor', 'Model'], (field, line) => ({
    line,
    id: field('Device'),
    name: orNull(field('DisplayName')),
    vendor: orNull(field('Vendor')),
    model: orNull(field('Model')),
    state: orNull(field('Status')),
  })),
  shape('storage-path', ['RuntimeName', 'Adapter', 'State'], (field, line) => ({
    line,
    name: field('RuntimeName'),
    adapter: orNull(field('Adapter')),
    device: orNull(field('Device')),
    state: orNull(field('State')),
  })),
  shape('version', ['Product', 'Version', 'Build', 'Patch'], (field, line) => ({
    line,
    product: field('Product'),
    version: orNull(field('Version')),
    build: /\d+$/.exec(field('Build'))?.[0] ?? null,
  })),
]

/** `esxcli --formatter=json …`, which bundles keep beside the same command's plain output (`json/localcli_….txt`). */
export const esxcliJson: SnapshotParser = {
  id: 'esxcli-json',
  title: 'esxcli --formatter=json',
  samples: [
    {
      text: [
        '[',
        '  {"CCAlgo": "newreno", "ForeignAddress": "169.254.1.21:48651", "LocalAddress": "169.254.1.1:50600",',
        '   "Proto": "tcp", "RecvQ": 0, "SendQ": 0, "State": "ESTABLISHED", "WorldID": 2100412, "WorldName": "nsx-mux"},',
        '  {"CCAlgo": "", "ForeignAddress": "0.0.0.0:0", "LocalAddress": "0.0.0.0:902",',
        '   "Proto": "tcp", "RecvQ": 0, "SendQ": 0, "State": "LISTEN", "WorldID": 2098901, "WorldName": "busybox"}',
        ']',
      ].join('\n'),
      expect: {
        kind: 'socket',
        count: 2,
        rows: [
          { line: 3, localPort: 50600, remotePort: 48651, state: 'ESTABLISHED', world: 2100412, process: 'nsx-mux' },
          { line: 5, localPort: 902, remotePort: null, state: 'LISTEN' },
        ],
      },
    },
    {
      text: '[{"AcceptanceLevel":"VMwareCertified","ID":"VMware_bootbank_nsx-mux_4.1","InstallDate":"2024-01-15","Name":"nsx-mux","Vendor":"VMware","Version":"4.1-8.0"}]',
      expect: {
        kind: 'package',
        count: 1,
        rows: [{ line: 1, name: 'nsx-mux', version: '4.1-8.0', installed: '2024-01-15' }],
      },
    },
    {
      text: '{"Build": "Releasebuild-22380479", "Patch": "0", "Product": "VMware ESXi", "Update": "2", "Version": "8.0.2"}',
      expect: { kind: 'version', count: 1, rows: [{ product: 'VMware ESXi', version: '8.0.2', build: '22380479' }] },
    },
    {
      text: '[{"ConfigFile":"/vmfs/volumes/5f-1/web/web.vmx","DisplayName":"web","ProcessID":0,"UUID":"42 1c","VMXCartelID":2105000,"WorldID":2105001}]',
      expect: { kind: 'vm', count: 1, rows: [{ name: 'web', world: 2105001, uuid: '42 1c', state: 'powered on' }] },
    },
    {
      text: '[{"MountPoint":"/vmfs/volumes/5f-1","Mounted":true,"Free":10,"Size":20,"Type":"VMFS-6","UUID":"5f-1","VolumeName":"ds1"}]',
      expect: { kind: 'datastore', rows: [{ uuid: '5f-1', name: 'ds1', mount: '/vmfs/volumes/5f-1', type: 'VMFS-6' }] },
    },
  ],

  recognise(lines) {
    if (!looksLikeJson(lines)) return 0
    const text = lines.slice(0, 500).join('\n')
    if (!SHAPES.some(({ needed }) => needed.every((key) => text.includes(`"${key}"`)))) return 0
    return shapeOf(objectsIn(lines)) === undefined ? 0 : 0.92
  },

  parse(lines) {
    const objects = objectsIn(lines)
    const found = shapeOf(objects)
    if (found === undefined) return []
    const keys = new KeyLines(lines)
    const rows = objects.flatMap((object) => {
      const line = keys.lineOf(found.needed[0]!)
      return found.row((key) => textOf(Reflect.get(object, key)), line) ?? []
    })
    return [snapshotOf(found.kind, 'esxcli-json', `JSON with ${found.needed.join(', ')}`, rows) as Snapshot]
  },
}

function objectsIn(lines: readonly string[]): readonly object[] {
  const value = parseJson(lines)
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.filter((one) => typeof one === 'object' && one !== null)
}

const shapeOf = (objects: readonly object[]): Shape | undefined =>
  SHAPES.find(({ needed }) => objects.length > 0 && objects.every((object) => needed.every((key) => key in object)))

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? `${value}` : ''

function socketRow(field: Field, line: number): SnapshotRow<'socket'> | null {
  const from = endpointOf(field('LocalAddress'))
  const to = endpointOf(field('ForeignAddress'))
  if (!from || !to) return null
  return {
    line,
    protocol: field('Proto'),
    state: orNull(field('State')),
    localAddress: from.address,
    localPort: from.port,
    remoteAddress: to.address,
    // ESXi prints port 0 where nothing is at the other end.
    remotePort: to.port === 0 ? null : to.port,
    pid: null,
    process: orNull(field('WorldName')),
    world: wholeNumber(field('WorldID')),
    receiveQueue: wholeNumber(field('RecvQ')),
    sendQueue: wholeNumber(field('SendQ')),
  }
}
