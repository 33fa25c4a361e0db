import { indexOfLine, snapshotOf } from '../../reading.ts'
import type { ServiceState, SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { wholeNumber } from '../../values.ts'

const UNIT = /^[●*○×↻x]? ?([\w@.:\\-]{1,200})\.service(?: - (.{1,300}))?$/
const LOADED = /^\s+Loaded: /
const ACTIVE = /^\s+Active: (active|inactive|failed|activating|deactivating|reloading)(?: \(([\w-]+)\))?/
const PID = /^\s*Main PID: (\d+)/
const MISSING = /^Unit ([\w@.:-]{1,200})\.service could not be found\.?$/

/** `systemctl status NAME`, of one unit or several. Log lines that follow are no part of it. */
export const systemctlStatus: SnapshotParser = {
  id: 'systemctl-status',
  title: 'systemctl status',
  begins: UNIT,
  samples: [
    {
      text: [
        '● vsepd.service - Thin agent',
        '   Loaded: loaded (/usr/lib/systemd/system/vsepd.service; enabled; vendor preset: disabled)',
        '   Active: active (running) since Mon 2024-05-06 07:08:09 UTC; 1h ago',
        ' Main PID: 1234 (vsepd)',
        '   CGroup: /system.slice/vsepd.service',
        '',
        'May 06 07:08:09 web05 systemd[1]: Started Thin agent.',
        '● other.service - Other',
        '   Loaded: loaded (/usr/lib/systemd/system/other.service; disabled)',
        '   Active: failed (Result: exit-code)',
      ].join('\n'),
      expect: {
        kind: 'service',
        count: 2,
        rows: [
          { line: 1, name: 'vsepd', display: 'Thin agent', state: 'running', pid: 1234 },
          { line: 8, name: 'other', state: 'stopped', pid: null },
        ],
      },
    },
    {
      text: 'Unit vsepd.service could not be found.',
      expect: { kind: 'service', rows: [{ name: 'vsepd', state: 'stopped' }] },
    },
  ],

  recognise(lines) {
    if (indexOfLine(lines, MISSING) >= 0) return 0.9
    return indexOfLine(lines, UNIT) >= 0 && indexOfLine(lines, ACTIVE) >= 0 ? 0.95 : 0
  },

  parse(lines) {
    const rows: SnapshotRow<'service'>[] = []
    for (const [index, line] of lines.entries()) {
      if (line.length > 1_000) continue
      const unit = UNIT.exec(line)
      const missing = MISSING.exec(line)
      if (missing) rows.push({ line: index + 1, name: missing[1]!, display: null, state: 'stopped', pid: null })
      if (unit && LOADED.test(lines[index + 1] ?? ''))
        rows.push({ line: index + 1, name: unit[1]!, display: unit[2] ?? null, state: 'unknown', pid: null })
      const last = rows.at(-1)
      const active = ACTIVE.exec(line)
      if (last && active) last.state = stateOf(active[1]!, active[2])
      if (last && PID.test(line)) last.pid = wholeNumber(PID.exec(line)![1])
    }
    return [snapshotOf('service', 'systemctl-status', 'a unit with its lines Loaded and Active', rows)]
  },
}

function stateOf(active: string, sub: string | undefined): ServiceState {
  if (active.endsWith('ing')) return 'pending'
  return active === 'active' && sub !== 'exited' ? 'running' : 'stopped'
}
