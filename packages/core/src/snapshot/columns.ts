import type { SnapshotKind, SnapshotRows } from './snapshot.ts'

/** The columns of each kind of table in the order in which people read them, for the server's tables and the page's. */
export const COLUMNS: { readonly [K in SnapshotKind]: readonly (keyof SnapshotRows[K] & string)[] } = {
  service: ['name', 'display', 'state', 'pid'],
  socket: ['protocol', 'state', 'localAddress', 'localPort', 'remoteAddress', 'remotePort', 'process', 'pid', 'world'],
  process: ['pid', 'parent', 'world', 'name', 'command', 'user', 'started', 'state'],
  'open-file': ['process', 'pid', 'descriptor', 'path', 'writes'],
  module: ['name', 'loaded', 'used', 'size'],
  package: ['name', 'version', 'vendor', 'acceptance', 'installed'],
  'image-profile': ['name', 'vendor', 'acceptance', 'modified'],
  vmknic: ['name', 'portGroup', 'address', 'netmask', 'mac', 'mtu', 'enabled'],
  'port-group': ['switch', 'name', 'vlan', 'used', 'uplinks'],
  nic: ['name', 'driver', 'link', 'speed', 'mac'],
  vm: ['name', 'id', 'state', 'world', 'uuid', 'config'],
  host: ['name', 'id', 'address'],
  datastore: ['name', 'uuid', 'type', 'mount'],
  device: ['id', 'name', 'vendor', 'model', 'state'],
  'storage-path': ['name', 'adapter', 'device', 'state'],
  filesystem: ['mount', 'device', 'type', 'size', 'used', 'free', 'usedPercent'],
  version: ['product', 'version', 'build'],
  clock: ['time', 'zone', 'offsetMinutes'],
  minifilter: ['name', 'altitude', 'instances', 'frame'],
  driver: ['name', 'display', 'state', 'startMode', 'type', 'path'],
  'file-entry': ['path', 'size', 'mode', 'modified'],
  'epsec-library': ['build', 'path'],
  health: ['object', 'type', 'status', 'detail'],
  setting: ['key', 'value'],
}
