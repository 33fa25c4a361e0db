import { indexOfLine, rowsOf, snapshotOf } from '../../reading.ts'
import type { ServiceState, SnapshotParser, SnapshotRow } from '../../snapshot.ts'

const HEADER = /^\s*Status\s+Name\s+DisplayName\s*$/
const ROW = /^\s*(Running|Stopped|Paused|StartPending|StopPending|ContinuePending|PausePending)\s+(\S{1,200})\s+(\S.*)$/
const MISSING = /(?:service name|サービス名) '([\w.$-]{1,200})'/
const MISSING_LINE = /^Get-Service ?: .*(?:service name|サービス名) '/
const STATES: Readonly<Record<string, ServiceState>> = { Running: 'running', Stopped: 'stopped', Paused: 'stopped' }

/** PowerShell's `Get-Service`; one that does not exist is an error that names it. */
export const getService: SnapshotParser = {
  id: 'get-service',
  title: 'Get-Service of PowerShell',
  begins: HEADER,
  samples: [
    {
      text: [
        'Status   Name               DisplayName',
        '------   ----               -----------',
        'Running  VMTools            VMware Tools',
        'Stopped  vmvss              VMware Snapshot Provider',
      ].join('\n'),
      expect: {
        kind: 'service',
        count: 2,
        rows: [
          { line: 3, name: 'VMTools', display: 'VMware Tools', state: 'running' },
          { name: 'vmvss', state: 'stopped' },
        ],
      },
    },
    {
      text: "Get-Service : Cannot find any service with service name 'vsepflt'.\nAt line:1 char:1",
      expect: { kind: 'service', count: 1, rows: [{ name: 'vsepflt', state: 'stopped', display: 'not installed' }] },
    },
  ],

  recognise: (lines) =>
    (indexOfLine(lines, HEADER) >= 0 && indexOfLine(lines, ROW) >= 0) || indexOfLine(lines, MISSING_LINE) >= 0
      ? 0.95
      : 0,

  parse: (lines) => [
    snapshotOf(
      'service',
      'get-service',
      'titles of Get-Service, or its word that there is none',
      rowsOf(lines, readRow),
    ),
  ],
}

function readRow(line: string, lineNumber: number): SnapshotRow<'service'> | null {
  const row = ROW.exec(line)
  if (row)
    return {
      line: lineNumber,
      name: row[2]!,
      display: row[3]!.trim(),
      state: STATES[row[1]!] ?? 'pending',
      pid: null,
    }
  const missing = MISSING_LINE.test(line) ? MISSING.exec(line) : null
  return missing && { line: lineNumber, name: missing[1]!, display: 'not installed', state: 'stopped', pid: null }
}
