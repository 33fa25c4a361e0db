import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'

/** `Event Type: partner_channel_down`, `event_type        : partner_channel_down`. */
const FIELD = /^\s*([A-Za-z][A-Za-z_ ]{0,30}?)\s*[:=]\s*(\S.{0,300}?)\s*$/
const TYPE = /^\s*event[ _]type\s*[:=]\s*\S/i

/**
 * `get alarms` of the command line of NSX: a block of fields an alarm. How releases word and order the fields is not
 * published, so that they are found by name whatever stands between; only the type of the event begins nothing by itself.
 */
export const nsxAlarmsCli: SnapshotParser = {
  id: 'nsx-alarms-cli',
  title: 'get alarms of NSX',
  samples: [
    {
      text: [
        'Alarm ID: a-1',
        'Feature: endpoint_protection',
        'Event Type: eam_status_down',
        'State: OPEN',
        'Severity: HIGH',
        'Node: nsx1.lab.example',
        '',
        'Alarm ID: a-2',
        'Feature: endpoint_protection',
        'Event Type: partner_channel_down',
        'State: RESOLVED',
      ].join('\n'),
      expect: {
        kind: 'health',
        count: 2,
        rows: [
          {
            line: 3,
            object: 'nsx1.lab.example',
            type: 'endpoint_protection.eam_status_down',
            status: 'OPEN',
            detail: 'HIGH',
          },
          { line: 10, object: '', type: 'endpoint_protection.partner_channel_down', status: 'RESOLVED', detail: null },
        ],
      },
    },
  ],

  recognise(lines) {
    if (lines.length > 20_000 || !lines.some((line) => TYPE.test(line))) return 0
    return lines.some((line) => /^\s*(?:feature|alarm|severity)\b[\w ]{0,20}[:=]/i.test(line)) ? 0.85 : 0
  },

  parse(lines) {
    const rows = blocksOf(lines).flatMap(({ fields, typeLine }): SnapshotRow<'health'>[] => {
      const of = (...names: readonly string[]) => names.map((name) => fields.get(name)).find((value) => value) ?? ''
      const type = of('event type')
      if (type === '' || typeLine === null) return []
      const feature = of('feature', 'feature name')
      return [
        {
          line: typeLine,
          object: of('entity name', 'node', 'node name', 'entity', 'entity id'),
          type: feature === '' ? type : `${feature}.${type}`,
          status: of('state', 'status', 'alarm state').toUpperCase(),
          detail:
            [of('last reported time'), of('severity'), of('description', 'summary')].filter(Boolean).join(' ') || null,
        },
      ]
    })
    return [snapshotOf('health', 'nsx-alarms-cli', 'fields of alarms as the NSX command line prints them', rows)]
  },
}

interface Block {
  fields: Map<string, string>
  /** 1-based line of the type of the event. */
  typeLine: number | null
}

/** An empty line, or a field that was there already, begins the next block. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let open: Block | null = null
  for (const [index, line] of lines.entries()) {
    const [, key, value] = (line.length < 1000 ? FIELD.exec(line) : null) ?? []
    if (key === undefined || value === undefined) {
      if (line.trim() === '' || /^[-=\s]+$/.test(line)) open = null
      continue
    }
    const name = key.toLowerCase().replaceAll('_', ' ')
    if (open === null || open.fields.has(name)) {
      open = { fields: new Map(), typeLine: null }
      blocks.push(open)
    }
    open.fields.set(name, value)
    if (name === 'event type') open.typeLine = index + 1
  }
  return blocks
}
