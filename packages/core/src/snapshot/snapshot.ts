/**
 * What a command's output or a configuration file states: facts of the moment the bundle was collected, never events.
 * Every kind is a table of flat rows, so that one view shows them all and one search finds in them all; a row knows the
 * line it was read from, so that it can be cited.
 */
export interface SnapshotRows {
  /** `service-control --status --all`, `systemctl`, `chkconfig`, an init script's `status`, Windows' `sc query`. */
  service: { name: string; display: string | null; state: ServiceState; pid: number | null }
  /** `netstat`, `ss`, `esxcli network ip connection list`. Ports are null where the listing has `*`. */
  socket: {
    protocol: string
    state: string | null
    localAddress: string
    localPort: number | null
    remoteAddress: string | null
    remotePort: number | null
    pid: number | null
    /** May be cut by the listing: `vmware-sps.la`. */
    process: string | null
    world: number | null
    /** Bytes that wait to be read or to be acknowledged; of a listener of Linux, connections that wait. */
    receiveQueue: number | null
    sendQueue: number | null
  }
  /** `ps` of an appliance, a guest or ESXi (where `pid` is the world's cartel and `world` the world id). */
  process: {
    pid: number
    parent: number | null
    world: number | null
    name: string
    command: string
    user: string | null
    /** As the listing says it: `09:12`, `Dec07`. */
    started: string | null
    state: string | null
  }
  /** `/proc/PID/fd` listings, `lsof`, `vmkvsitools lsof`. */
  'open-file': {
    pid: number | null
    process: string | null
    descriptor: string | null
    path: string
    writes: boolean | null
  }
  module: { name: string; size: number | null; used: number | null; loaded: boolean | null }
  /** VIBs, rpm, dpkg. */
  package: {
    name: string
    version: string
    vendor: string | null
    acceptance: string | null
    installed: string | null
  }
  'image-profile': { name: string; vendor: string | null; acceptance: string | null; modified: string | null }
  vmknic: {
    name: string
    portGroup: string | null
    address: string | null
    netmask: string | null
    mac: string | null
    mtu: number | null
    enabled: boolean | null
  }
  'port-group': { switch: string; name: string; vlan: number | null; used: number | null; uplinks: string | null }
  nic: { name: string; driver: string | null; link: string | null; speed: string | null; mac: string | null }
  vm: {
    /** As the listing knows it: `vm-42`, `12`. */
    id: string | null
    name: string
    config: string | null
    world: number | null
    uuid: string | null
    state: string | null
  }
  host: { id: string | null; name: string; address: string | null }
  datastore: { uuid: string; name: string | null; mount: string | null; type: string | null }
  /** Storage devices: naa, eui, mpx, t10. */
  device: { id: string; name: string | null; vendor: string | null; model: string | null; state: string | null }
  'storage-path': { name: string; adapter: string | null; device: string | null; state: string | null }
  /** `df`, `vdf`, `esxcli system visorfs ramdisk list`. Bytes. */
  filesystem: {
    device: string | null
    mount: string
    type: string | null
    size: number | null
    used: number | null
    free: number | null
    usedPercent: number | null
  }
  version: { product: string; version: string | null; build: string | null }
  clock: { time: string | null; zone: string | null; offsetMinutes: number | null }
  /** Windows: `fltmc`. */
  minifilter: { name: string; instances: number | null; altitude: string | null; frame: string | null }
  /** Windows: `driverquery`. */
  driver: {
    name: string
    display: string | null
    type: string | null
    startMode: string | null
    state: string | null
    path: string | null
  }
  /** `ls -l`, `find -ls`. */
  'file-entry': { path: string; size: number | null; mode: string | null; modified: string | null }
  /** The BUILD line among the strings of libEPSec.so. */
  'epsec-library': { build: string; path: string | null }
  /** A part of NSX, EAM or a partner that reports on itself: agencies, agents, service instances, deployment units. */
  health: { object: string; type: string; status: string; detail: string | null }
  /** One line of a configuration: .vmx, esx.conf, .conf, properties. */
  setting: { key: string; value: string }
}

export type ServiceState = 'running' | 'stopped' | 'pending' | 'unknown'
export type SnapshotKind = keyof SnapshotRows

/** `line`: 1-based, within the file it was read from. */
export type SnapshotRow<K extends SnapshotKind = SnapshotKind> = {
  [Kind in K]: SnapshotRows[Kind] & { line: number }
}[K]

/** One table that a file holds; a file may hold several (procstate, a paste of two commands). */
export interface Snapshot<K extends SnapshotKind = SnapshotKind> {
  kind: K
  /** The parser that read it: `netstat-linux`. */
  parser: string
  /** For people: why it was taken for that. */
  reason: string
  /** Microseconds UTC where the output itself says when it was made (procstate, `date`); else null: the collection time. */
  asOf: number | null
  /** The machine or VM the output itself names, for a paste that belongs to nobody yet. */
  subject: string | null
  rows: SnapshotRow<K>[]
}

/** A parser of one shape of output: one file under `parsers/`, listed once in `parsers/index.ts`, refused without samples. */
export interface SnapshotParser {
  readonly id: string
  /** For people: `netstat of Linux`. */
  readonly title: string
  readonly samples: readonly SnapshotSample[]
  /** The line that begins such an output, where there is one: pasted outputs are told apart by it. Without flags. */
  readonly begins?: RegExp
  /**
   * 0 … 1: how sure the text is of this shape. Content decides; the path (or the name of a paste) only tips the scale.
   * `lines` are all lines of the file without their ends, 16 MiB of text at most.
   */
  recognise(lines: readonly string[], path: string): number
  parse(lines: readonly string[], path: string): Snapshot[]
}

export interface SnapshotSample {
  text: string
  path?: string
  /** Rows that must come out, in order; fields left out are not checked. */
  expect: { kind: SnapshotKind; rows: Record<string, unknown>[]; count?: number; asOf?: string; subject?: string }
}
