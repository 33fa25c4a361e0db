import { KeyLines, parseJson } from '../../json-text.ts'
import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'

/** Fields of which each alarm has three at least, whatever the release. */
const FIELDS = ['feature_name', 'event_type', 'status', 'severity', 'last_reported_time']
/** The part that an alarm is about, the most telling first. */
const OBJECTS = ['entity_display_name', 'node_display_name', 'node_name', 'entity_id', 'node_id']

/**
 * The alarms of NSX-T and later: what `GET /api/v1/alarms` and `GET /policy/api/v1/alarms` answer. A row an alarm, its type
 * being `endpoint_protection.partner_channel_down`, its status OPEN, ACKNOWLEDGED, SUPPRESSED or RESOLVED.
 */
export const nsxAlarmsJson: SnapshotParser = {
  id: 'nsx-alarms-json',
  title: 'alarms of NSX (JSON)',
  samples: [
    {
      text: [
        '{',
        '  "result_count": 2,',
        '  "results": [',
        '    {',
        '      "id": "a-1",',
        '      "feature_name": "endpoint_protection",',
        '      "event_type": "partner_channel_down",',
        '      "node_display_name": "esx07.lab.example",',
        '      "status": "OPEN",',
        '      "severity": "CRITICAL",',
        '      "last_reported_time": 1683356889000,',
        '      "description": "The connection between host module and Partner SVM is down."',
        '    },',
        '    { "feature_name": "manager_health", "event_type": "manager_cpu_usage_high", "status": "RESOLVED", "severity": "MEDIUM" }',
        '  ]',
        '}',
      ].join('\n'),
      expect: {
        kind: 'health',
        count: 2,
        rows: [
          {
            line: 7,
            object: 'esx07.lab.example',
            type: 'endpoint_protection.partner_channel_down',
            status: 'OPEN',
            detail: '2023-05-06T07:08:09.000Z CRITICAL The connection between host module and Partner SVM is down.',
          },
          { line: 14, object: '', type: 'manager_health.manager_cpu_usage_high', status: 'RESOLVED' },
        ],
      },
    },
  ],

  recognise(lines) {
    const text = lines.join('\n')
    if (!/^\s*[[{]/.test(text) || !text.includes('"event_type"')) return 0
    return alarmsIn(parseJson(lines)).length > 0 ? 0.95 : 0
  },

  parse(lines) {
    const finder = new KeyLines(lines)
    const rows = alarmsIn(parseJson(lines)).map((alarm): SnapshotRow<'health'> => {
      const [feature, type] = [textOf(alarm, 'feature_name'), textOf(alarm, 'event_type')]
      return {
        line: finder.lineOf('event_type'),
        object: OBJECTS.map((key) => textOf(alarm, key)).find((name) => name !== '') ?? '',
        type: feature === '' ? type : `${feature}.${type}`,
        status: textOf(alarm, 'status').toUpperCase(),
        detail: detailOf(alarm),
      }
    })
    return [snapshotOf('health', 'nsx-alarms-json', 'alarms with their event_type and status', rows)]
  },
}

/** All objects of the answer that are alarms, in their order: a list, `results` of a page, or one alarm alone. */
function alarmsIn(value: unknown): object[] {
  if (Array.isArray(value)) return value.flatMap(alarmsIn)
  if (typeof value !== 'object' || value === null) return []
  if (textOf(value, 'event_type') !== '' && FIELDS.filter((key) => key in value).length >= 3) return [value]
  return alarmsIn(Reflect.get(value, 'results'))
}

function textOf(alarm: object, key: string): string {
  const value: unknown = Reflect.get(alarm, key)
  return typeof value === 'string' ? value.slice(0, 300) : ''
}

/** When it was last reported (NSX says milliseconds), how grave, and in which words. */
function detailOf(alarm: object): string {
  const at: unknown = Reflect.get(alarm, 'last_reported_time')
  const time = typeof at === 'number' && Math.abs(at) < 8.64e15 ? new Date(at).toISOString() : ''
  const text = ['description', 'summary'].map((key) => textOf(alarm, key)).find((words) => words !== '') ?? ''
  return [time, textOf(alarm, 'severity'), text].filter((part) => part !== '').join(' ')
}
