import type { SnapshotKind, SnapshotRows } from './snapshot.ts'

/** The columns of each kind of table, in the order in which people read them. */
export const COLUMNS: { readonly [K in SnapshotKind]: readonly (keyof SnapshotRows[K] & string)[] } = {
  service: ['name', 'display', 'state', 'pid'],
  socket: ['protocol', 'state', 'localAddress', 'localPort', 'remoteAddress', 'remotePort', 'pid', 'process', 'world'],
  process: ['pid', 'parent', 'world', 'name', 'user', 'state', 'started', 'command'],
  'open-file': ['pid', 'process', 'descriptor', 'writes', 'path'],
  module: ['name', 'size', 'used', 'loaded'],
  package: ['name', 'version', 'vendor', 'acceptance', 'installed'],
  'image-profile': ['name', 'vendor', 'acceptance', 'modified'],
  vmknic: ['name', 'portGroup', 'address', 'netmask', 'mac', 'mtu', 'enabled'],
  'port-group': ['switch', 'name', 'vlan', 'used', 'uplinks'],
  nic: ['name', 'driver', 'link', 'speed', 'mac'],
  vm: ['id', 'name', 'state', 'world', 'uuid', 'config'],
  host: ['id', 'name', 'address'],
  datastore: ['uuid', 'name', 'type', 'mount'],
  device: ['id', 'name', 'vendor', 'model', 'state'],
  'storage-path': ['name', 'adapter', 'device', 'state'],
  filesystem: ['mount', 'device', 'type', 'size', 'used', 'free', 'usedPercent'],
  version: ['product', 'version', 'build'],
  clock: ['time', 'zone', 'offsetMinutes'],
  minifilter: ['name', 'instances', 'altitude', 'frame'],
  driver: ['name', 'display', 'type', 'startMode', 'state', 'path'],
  'file-entry': ['path', 'size', 'mode', 'modified'],
  'epsec-library': ['build', 'path'],
  health: ['object', 'type', 'status', 'detail'],
  setting: ['key', 'value'],
}
