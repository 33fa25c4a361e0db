import type { Evidence } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { ofSnapshot } from '../evidence.ts'
import { defineFact, type ProbesWanted } from '../fact.ts'
import type { Material, Member, Table } from '../material.ts'
import { alarmProbe, isAlarmOver } from './event-text.ts'
import { GI_HOSTS } from './hosts.ts'
import { type Moment, momentsOf, type Patterns } from './moments.ts'
import { PLACES, type Place } from './places.ts'

/** What vShield Manager or NSX Manager tell of Guest Introspection; also found in logs that they send elsewhere. */
export type ManagerLine =
  /** NSX for vSphere: read `severity`, `code`, `text`. */
  | 'system-event'
  /** NSX-T and later: read `alarm` (`partner_channel_down`). */
  | 'alarm'
  /** The same alarm, over. */
  | 'alarm-over'
  /** vShield: read `vsm` (`VSM_SVM_EVENT_DROPPED_EVENTS`). */
  | 'vsm-event'
  | 'usvm-heartbeat'

/** Types of alarms of NSX-T and later that tell of Guest Introspection. */
const ALARMS = [
  'eam_status_down',
  'partner_channel_down',
  'management_channel_to_transport_node_down',
  'management_channel_to_transport_node_down_long',
  'control_channel_to_transport_node_down',
  'control_channel_to_transport_node_down_long',
  'svm_health_status_down',
]

/** Those that only Guest Introspection has: any host of NSX may lose its channel. */
export const GI_ALARMS: ReadonlySet<string> = new Set(['eam_status_down', 'partner_channel_down'])

const MANAGER_LINES: Patterns<ManagerLine> = [
  [
    'system-event',
    /\[SystemEvent\] Time:'[^']*',\s*Severity:'(?<severity>[^']*)',\s*Event Source:'[^']*',\s*Code:'(?<code>\d+)',\s*Event Message:'(?<text>.*?)',\s*Module:/s,
  ],
  ['usvm-heartbeat', /USVM Heartbeat status error/i],
  ['alarm', new RegExp(`\\b(?<alarm>${ALARMS.join('|')})\\b`)],
  ['vsm-event', /\b(?<vsm>VSM_(?:FSFD|VM|SVM|HOST)_EVENT_\w+)\b/],
]

/** The events of vShield by name (administration guides 4.1 and 5.1): each a word, so that the index finds them. */
const VSM_EVENTS = Object.entries({
  fsfd: ['version_mismatch', 'disk_full', 'timeout', 'unknown_state', 'missing_timer', 'timer_restored'],
  vm: ['connected', 'disconnected', 'unknown_state'],
  svm: ['enabled', 'init_failure', 'fsfd_flood_detected', 'dropped_events', 'missing_report', 'report_restored'],
  host: [
    'version_mismatch',
    'unknown_state',
    'svm_registered',
    'svm_unregistered',
    'vms_connected',
    'vms_disconnected',
  ],
}).flatMap(([part, names]) => names.map((name) => `vsm_${part}_event_${name}`))

const PROBES = {
  events: { query: 'systemevent severity code', first: 200, last: 200 },
  usvm: { query: '"usvm heartbeat status error"', first: 40, last: 40 },
  alarms: { ...alarmProbe(...ALARMS), first: 100, last: 100 },
  alarmsInText: { query: ALARMS.join(' OR '), first: 100, last: 100 },
  vsm: { query: VSM_EVENTS.join(' OR '), first: 100, last: 100 },
} as const satisfies ProbesWanted

/** A field by which NSX reports on a part: `mux_connected_status` of a service instance. */
export interface ReportedHealth {
  object: string
  field: string
  value: string
  at: number | null
  evidence: Evidence
}

/** An alarm in a list that somebody asked NSX for: its API, or its command line. */
export interface ReportedAlarm {
  /** `partner_channel_down`. */
  type: string
  /** The machine that it is about, as far as the list names one. */
  object: string
  isOpen: boolean
  /** What NSX says of it. */
  text: string
  /** When it was last reported, else when the list was made. */
  at: number | null
  evidence: Evidence
}

/** vShield Manager or NSX Manager. */
export interface GiManager {
  /** Of its bundle, else the address that hosts are connected to. */
  name: string
  address: string | null
  place: Place | null
  members: readonly Member[]
  version: string | null
  /** Names of the hosts whose Mux is connected to it. */
  hosts: readonly string[]
  /** Codes of Guest Introspection and of preparing hosts; in order of time. */
  lines: readonly Moment<ManagerLine>[]
  /** What its API was asked for and somebody pasted. */
  reports: readonly ReportedHealth[]
  alarms: readonly ReportedAlarm[]
}

export const GI_MANAGERS = defineFact({
  id: 'gi-managers',
  facts: { places: PLACES, hosts: GI_HOSTS },
  probes: PROBES,
  derive({ material, facts: { places, hosts }, probes }): GiManager[] {
    const lines = momentsOf(Object.values(probes), MANAGER_LINES).map((line) =>
      line.kind === 'alarm' && isAlarmOver(line.event) ? { ...line, kind: 'alarm-over' as const } : line,
    )
    const peers = Map.groupBy(
      hosts.flatMap((host) => host.links.managers.map(({ address }) => ({ address, host: host.name }))),
      ({ address }) => address,
    )
    const known = places.of('manager')
    const managers: GiManager[] = known.map((place) => ({
      name: place.name,
      address: null,
      place,
      members: place.members,
      version: place.members.find(({ version }) => version !== null)?.version ?? null,
      hosts: [],
      lines: [],
      reports: places
        .tables(place, 'health')
        .filter((table) => !isOfAlarms(table))
        .flatMap((table) =>
          table.rows.map((row) => ({
            object: row.object,
            field: row.type,
            value: row.status,
            at: table.at,
            evidence: ofSnapshot(table, row.line, `${row.object} ${row.type} ${row.status}`.trim()),
          })),
        ),
      alarms: places.tables(place, 'health').filter(isOfAlarms).flatMap(alarmsIn),
    }))
    for (const [address, links] of peers) {
      const names = [...new Set(links.map(({ host }) => host))]
      // One bundle of a manager and one address that hosts talk to: the same machine.
      const lone = managers.length === 1 && peers.size === 1 ? managers[0] : undefined
      const same = lone ?? managers.find(({ name }) => name === address)
      if (same) Object.assign(same, { address, hosts: names })
      else
        managers.push({
          name: address,
          address,
          place: null,
          members: [],
          version: null,
          hosts: names,
          lines: [],
          reports: [],
          alarms: [],
        })
    }
    return share(managers, lines, material)
  },
})

function isOfAlarms({ parser }: Table<'health'>): boolean {
  return parser.startsWith('nsx-alarms')
}

/** `endpoint_protection.partner_channel_down`, OPEN, `2023-05-06T07:08:09.000Z CRITICAL The connection …`. */
function alarmsIn(table: Table<'health'>): ReportedAlarm[] {
  return table.rows.map((row) => ({
    type: row.type.slice(row.type.lastIndexOf('.') + 1),
    object: row.object,
    isOpen: !/^(?:RESOLVED|SUPPRESSED)$/.test(row.status),
    text: row.detail ?? '',
    at: parseMicros(/^\S+Z\b/.exec(row.detail ?? '')?.[0] ?? '') ?? table.at,
    evidence: ofSnapshot(table, row.line, `${row.object} ${row.type} ${row.status} ${row.detail ?? ''}`.trim()),
  }))
}

/** A line is of the manager in whose bundle it lies; what was sent elsewhere is of the only one. */
function share(managers: readonly GiManager[], lines: readonly Moment<ManagerLine>[], material: Material): GiManager[] {
  if (managers.length === 0 && lines.length > 0) {
    const host = material.hostOf(lines[0]!.event) ?? 'manager'
    return [
      { name: host, address: null, place: null, members: [], version: null, hosts: [], lines, reports: [], alarms: [] },
    ]
  }
  const ownerOf = ({ event }: Moment<ManagerLine>): GiManager | undefined => {
    const source = material.sourceOf(event)
    const member = source && material.member(source.bundle, source.member)
    return managers.find(({ members }) => member !== null && members.includes(member)) ?? managers[0]
  }
  return managers.map((manager) => ({ ...manager, lines: lines.filter((line) => ownerOf(line) === manager) }))
}
