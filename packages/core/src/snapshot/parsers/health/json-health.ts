import { KeyLines, looksLikeJson, parseJson } from '../../json-text.ts'
import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'

/**
 * Fields by which NSX, EAM and their APIs report on the parts of Guest Introspection: health of service instances,
 * status of deployments, what the guest's Tools say, agencies and agents of EAM, state of transport nodes and fabric.
 */
const REPORTS = new Set([
  'solution_status',
  'mux_connected_status',
  'is_sva_mux_incompatible',
  'mux_incompatible_version',
  'connect_timestamp',
  'sync_time',
  'is_stale',
  'solution_version',
  'deployment_status',
  'service_status',
  'file_agent_version',
  'network_agent_version',
  'tools_version',
  'goalState',
  'goal_state',
  'vmPowerState',
  'receivingHeartBeat',
  'runtime_state',
  'health_status',
  'node_status',
  'host_node_deployment_status',
  'lcp_connectivity_status',
  'mpa_connectivity_status',
  'node_deployment_state',
  'control_connection_status',
  'mgmt_connection_status',
  'agent_status',
  'pnic_status',
  'tunnel_status',
  'featureId',
])
/** Reports of EAM, but common words elsewhere: they count beside one of the others. */
const BESIDE = new Set(['status', 'deployment_issues', 'issue', 'issues', 'installed', 'esxAgentVersion'])
const NAMES = [
  'featureId',
  'node_display_name',
  'display_name',
  'name',
  'agencyName',
  'service_deployment_id',
  'service_instance_id',
  'vm_id',
  'id',
  'host',
  'agency',
  'agent',
  'node_uuid',
  'node_id',
  'transport_node_id',
]

/** JSON of NSX or EAM that says how its parts are: a row a field. */
export const jsonHealth: SnapshotParser = {
  id: 'json-health',
  title: 'health of NSX or EAM (JSON)',
  samples: [
    {
      text: [
        '{',
        '  "results": [',
        '    {',
        '      "service_instance_id": "si-1",',
        '      "solution_status": "UP",',
        '      "mux_connected_status": "DOWN",',
        '      "is_sva_mux_incompatible": true',
        '    },',
        '    { "service_instance_id": "si-2", "solution_status": "DOWN" }',
        '  ]',
        '}',
      ].join('\n'),
      expect: {
        kind: 'health',
        count: 4,
        rows: [
          { line: 5, object: 'si-1', type: 'solution_status', status: 'UP', detail: 'results[0]' },
          { line: 6, type: 'mux_connected_status', status: 'DOWN' },
          { line: 7, type: 'is_sva_mux_incompatible', status: 'true' },
          { line: 9, object: 'si-2', status: 'DOWN', detail: 'results[1]' },
        ],
      },
    },
    {
      text: '{"deployment_status":"DEPLOYMENT_FAILED","deployment_issues":[{"issue_id":"i1","issue":"no space"}]}',
      expect: {
        kind: 'health',
        count: 2,
        rows: [
          { object: '', type: 'deployment_status', status: 'DEPLOYMENT_FAILED' },
          { type: 'deployment_issues', status: '[{"issue_id":"i1","issue":"no space"}]' },
        ],
      },
    },
    {
      // a transport node, as NSX reports it
      text: '{"node_uuid":"tn-1","node_display_name":"esx07","status":"DEGRADED","node_status":{"mpa_connectivity_status":"DOWN"},"tunnel_status":{"status":"UP","up_count":2}}',
      expect: {
        kind: 'health',
        rows: [
          { object: 'esx07', type: 'status', status: 'DEGRADED' },
          { object: 'esx07', type: 'node_status' },
        ],
      },
    },
    {
      text: '{"nwFabricFeatureStatus":[{"featureId":"com.vmware.vshield.vsm.messagingInfra","status":"RED","installed":true}]}',
      expect: {
        kind: 'health',
        rows: [
          { object: 'com.vmware.vshield.vsm.messagingInfra', type: 'featureId' },
          { type: 'status', status: 'RED' },
          { type: 'installed', status: 'true' },
        ],
      },
    },
    {
      text: '[{"name":"agency 5","goalState":"enabled","status":"red"}]',
      expect: {
        kind: 'health',
        count: 2,
        rows: [{ object: 'agency 5', type: 'goalState', status: 'enabled' }, { status: 'red' }],
      },
    },
  ],

  recognise(lines) {
    if (!looksLikeJson(lines)) return 0
    const text = lines.join('\n')
    if (![...REPORTS].some((key) => text.includes(`"${key}"`))) return 0
    return parseJson(lines) === undefined ? 0 : 0.9
  },

  parse(lines) {
    const rows: SnapshotRow<'health'>[] = []
    collect(parseJson(lines), { place: '', owner: '', depth: 0 }, new KeyLines(lines), rows)
    return [snapshotOf('health', 'json-health', 'fields by which NSX or EAM report their health', rows)]
  },
}

/** Deeper than this nothing reports on itself. */
const DEEPEST = 40

interface Where {
  /** `results[0].node_status` */
  place: string
  /** The object around it that has a name. */
  owner: string
  depth: number
}

function collect(value: unknown, { place, owner, depth }: Where, keys: KeyLines, rows: SnapshotRow<'health'>[]): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries())
      collect(item, { place: `${place}[${i}]`, owner, depth: depth + 1 }, keys, rows)
    return
  }
  const entries = Object.entries(value)
  const reports = entries.some(([key]) => REPORTS.has(key))
  const object = nameOf(value) || owner
  for (const [key, field] of entries) {
    if (REPORTS.has(key) || BESIDE.has(key)) {
      const line = keys.lineOf(key)
      if (reports && field !== null)
        rows.push({ line, object, type: key, status: textOf(field), detail: place || null })
      if (reports && BESIDE.has(key)) continue
    }
    const within = place === '' ? key : `${place}.${key}`
    collect(field, { place: within, owner: object, depth: depth + 1 }, keys, rows)
  }
}

function nameOf(value: object): string {
  for (const key of NAMES) {
    const name: unknown = Reflect.get(value, key)
    if (typeof name === 'string' && name !== '') return name
  }
  return ''
}

/** Of `"tunnel_status": {"status": "DEGRADED", …}` the status within it. */
function textOf(value: unknown): string {
  const status: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'status') : value
  return (typeof status === 'string' ? status : JSON.stringify(value)).slice(0, 2_000)
}
