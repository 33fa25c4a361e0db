import { EPSEC_PORT, isLinkLocal, isMux, LINUX_AGENT } from '../../knowledge/gi/names.ts'
import type { SnapshotKind, SnapshotRow } from '../../snapshot/snapshot.ts'
import type { StoredSnapshot } from '../../store/evidence.ts'

export type PlaceKind = 'host' | 'guest' | 'sva' | 'vcenter' | 'manager'

/** Parsers of outputs that only one kind of machine writes. */
const BY_PARSER: Readonly<Record<string, PlaceKind>> = {
  'ps-esxi': 'host',
  'ps-esxi-tree': 'host',
  'esxi-connections': 'host',
  'vmkload-mod': 'host',
  'esxcli-modules': 'host',
  vmknic: 'host',
  'ip-interfaces': 'host',
  'ipv4-interfaces': 'host',
  'port-groups': 'host',
  'standard-vswitches': 'host',
  vswitch: 'host',
  'vib-list': 'host',
  'vib-get': 'host',
  'image-profile': 'host',
  'vm-processes': 'host',
  getallvms: 'host',
  'vm-inventory': 'host',
  'firewall-rulesets': 'host',
  dvfilters: 'host',
  fltmc: 'guest',
  'fltmc-instances': 'guest',
  driverquery: 'guest',
  'driverquery-csv': 'guest',
  'driverquery-list': 'guest',
  'sc-query': 'guest',
  tasklist: 'guest',
  systeminfo: 'guest',
  'netstat-windows': 'guest',
  'epsec-build': 'sva',
  'json-health': 'manager',
  'nsx-alarms-json': 'manager',
  'nsx-alarms-cli': 'manager',
  'nsx-services': 'manager',
}

/**
 * The kind of machine a pasted output is of, told by its shape: only Windows has `fltmc`, only an SVA listens on 48651.
 * Null where any machine could have written it.
 */
export function ownerKindOf(table: StoredSnapshot): PlaceKind | null {
  const known = BY_PARSER[table.parser]
  if (known) return known
  switch (table.kind) {
    case 'process':
      return rows(table, 'process').some(({ command }) => /\bds_a(?:m|gent)\b/.test(command)) ? 'sva' : null
    case 'socket':
      return rows(table, 'socket').some((row) => row.localPort === EPSEC_PORT || isLinkLocal(row.localAddress))
        ? 'sva'
        : null
    case 'service':
      return ownerOfService(rows(table, 'service').map(({ name }) => name))
    case 'file-entry':
      return rows(table, 'file-entry').some(({ path }) => /(?:^|\/)imgdb\.tgz$/.test(path)) ? 'host' : null
    case 'version':
      return rows(table, 'version').some(({ product }) => /ESXi|VMkernel/.test(product)) ? 'host' : null
    default:
      return null
  }
}

function ownerOfService(names: readonly string[]): PlaceKind | null {
  if (names.some((name) => isMux(name))) return 'host'
  if (names.some((name) => /^ds_a(?:m|gent)$/.test(name))) return 'sva'
  if (names.some((name) => name.startsWith(LINUX_AGENT) || /^vmw_conn_notify/.test(name))) return 'guest'
  if (names.includes('vmware-eam')) return 'vcenter'
  return null
}

/** A table's rows are of its kind: see Snapshot. */
function rows<K extends SnapshotKind>(table: StoredSnapshot, _kind: K): readonly SnapshotRow<K>[] {
  return table.rows as unknown as readonly SnapshotRow<K>[]
}
