import { indexOfLine, rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { ServiceState, SnapshotParser, SnapshotRow } from '../../snapshot.ts'

const HEADER = /^\s*UNIT\s+LOAD\s+ACTIVE\s+SUB\s+(?:JOB\s+)?DESCRIPTION/
const ROW =
  /^[\s●*○×↻]{0,4}(\S{1,200}\.(?:service|socket|timer|target|mount|scope|slice|path|device|swap|automount))\s+(loaded|not-found|masked|error|bad-setting)\s+(active|inactive|failed|activating|deactivating|reloading)\s+(\S+)(?:\s+(.*))?$/

/** `systemctl`, `systemctl list-units`. Only services become rows: mounts, slices and sockets are no services. */
export const systemctlUnits: SnapshotParser = {
  id: 'systemctl-units',
  title: 'systemctl list-units',
  begins: HEADER,
  samples: [
    {
      text: [
        '  UNIT                LOAD   ACTIVE SUB     DESCRIPTION',
        '  crond.service       loaded active running Command Scheduler',
        '● example.service     loaded failed failed  Example Service',
        '  tmp.mount           loaded active mounted Temporary Directory',
        '  once.service        loaded active exited  Runs once',
        '',
        'LOAD   = Reflects whether the unit definition was properly loaded.',
        '4 loaded units listed.',
      ].join('\n'),
      expect: {
        kind: 'service',
        count: 3,
        rows: [
          { line: 2, name: 'crond', display: 'Command Scheduler', state: 'running' },
          { name: 'example', state: 'stopped' },
          { name: 'once', state: 'stopped' },
        ],
      },
    },
  ],

  recognise(lines) {
    if (indexOfLine(lines, HEADER) >= 0) return 0.95
    return shareOf(lines, (line) => ROW.test(line)) > 0.8 ? 0.9 : 0
  },

  parse: (lines) => [snapshotOf('service', 'systemctl-units', 'titles and rows of systemctl', rowsOf(lines, readRow))],
}

function readRow(line: string, lineNumber: number): SnapshotRow<'service'> | null {
  const match = ROW.exec(line)
  if (!match?.[1]?.endsWith('.service')) return null
  const [, unit, , active, sub, description] = match
  return {
    line: lineNumber,
    name: unit!.slice(0, -'.service'.length),
    display: description?.trim() || null,
    state: stateOf(active!, sub!),
    pid: null,
  }
}

/** What ran once and ended is `active (exited)`: nothing runs now. */
function stateOf(active: string, sub: string): ServiceState {
  if (active === 'activating' || active === 'deactivating' || active === 'reloading') return 'pending'
  return active === 'active' && sub !== 'exited' ? 'running' : 'stopped'
}
