import { baseName } from '../../naming.ts'
import { indexOfLine, snapshotOf } from '../../reading.ts'
import type { ServiceState, SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { wholeNumber } from '../../values.ts'

const NAME = /^SERVICE_NAME: (\S.{0,200}?)\s*$/
const DISPLAY = /^DISPLAY_NAME: (\S.{0,300}?)\s*$/
const STATE = /^\s+(?:STATE|状態)\s*: ?(\d)/
const PID = /^\s+PID\s*: ?(\d+)/
const MISSING = /^\[SC\] .{0,60}(?:FAILED|失敗|エラー) ?(\d+)?/

/** The numbers of Windows' service states; the words beside them are translated, the numbers are not. */
const STATES: readonly ServiceState[] = [
  'unknown',
  'stopped',
  'pending',
  'pending',
  'running',
  'pending',
  'pending',
  'stopped',
]

/**
 * `sc query [NAME]` and `sc queryex`, English and Japanese. A service that does not exist (error 1060) is a row too when
 * the command or the file says which one was asked for.
 */
export const scQuery: SnapshotParser = {
  id: 'sc-query',
  title: 'sc query of Windows',
  begins: /^SERVICE_NAME: \S|^\[SC\] .{0,60}(?:FAILED|失敗|エラー)/,
  samples: [
    {
      text: [
        '',
        'SERVICE_NAME: vsepflt',
        'DISPLAY_NAME: File Introspection Driver',
        '        TYPE               : 2  FILE_SYSTEM_DRIVER',
        '        STATE              : 4  RUNNING',
        '                                (STOPPABLE, NOT_PAUSABLE, IGNORES_SHUTDOWN)',
        '        WIN32_EXIT_CODE    : 0  (0x0)',
        '        PID                : 1200',
        '',
        'SERVICE_NAME: vmci',
        '        TYPE               : 1  KERNEL_DRIVER',
        '        STATE              : 1  STOPPED',
      ].join('\n'),
      expect: {
        kind: 'service',
        count: 2,
        rows: [
          { line: 2, name: 'vsepflt', display: 'File Introspection Driver', state: 'running', pid: 1200 },
          { line: 10, name: 'vmci', display: null, state: 'stopped' },
        ],
      },
    },
    {
      text: [
        'SERVICE_NAME: vmci',
        '        種類               : 1  KERNEL_DRIVER',
        '        状態               : 4  RUNNING',
      ].join('\n'),
      expect: { kind: 'service', rows: [{ name: 'vmci', state: 'running' }] },
    },
    {
      text: [
        '[SC] EnumQueryServicesStatus:OpenService FAILED 1060:',
        '',
        'The specified service does not exist as an installed service.',
      ].join('\n'),
      path: 'sc query vsepflt',
      expect: { kind: 'service', count: 1, rows: [{ name: 'vsepflt', state: 'stopped', display: 'not installed' }] },
    },
    {
      text: [
        'C:\\temp>sc query vsepflt',
        '[SC] EnumQueryServicesStatus:OpenService FAILED 1060:',
        '',
        'C:\\temp>sc query vnetflt',
        '[SC] EnumQueryServicesStatus:OpenService 失敗 1060:',
      ].join('\n'),
      expect: { kind: 'service', rows: [{ name: 'vsepflt', state: 'stopped', display: 'not installed' }] },
    },
    {
      text: '[SC] EnumQueryServicesStatus:OpenService FAILED 1060:',
      path: 'guest/sc_query_vnetWFP.txt',
      expect: { kind: 'service', count: 1, rows: [{ name: 'vnetWFP', display: 'not installed' }] },
    },
    {
      // a batch file's echo without a prompt
      text: ['sc query vsepflt', '[SC] EnumQueryServicesStatus:OpenService FAILED 1060:'].join('\n'),
      path: 'drivers.txt',
      expect: { kind: 'service', count: 1, rows: [{ line: 2, name: 'vsepflt', display: 'not installed' }] },
    },
  ],

  recognise(lines) {
    if (indexOfLine(lines, NAME) >= 0 && indexOfLine(lines, STATE) >= 0) return 0.95
    return indexOfLine(lines, MISSING, 5) >= 0 ? 0.9 : 0
  },

  parse(lines, path) {
    const rows: SnapshotRow<'service'>[] = []
    let asked = askedFor(path)
    for (const [index, line] of lines.entries()) {
      if (line.length > 1_000) continue
      asked = askedFor(line) ?? asked
      const missing = MISSING.exec(line)?.[1] === '1060'
      const name = missing ? asked : NAME.exec(line)?.[1]
      if (name)
        rows.push({
          line: index + 1,
          name,
          display: missing ? 'not installed' : null,
          state: missing ? 'stopped' : 'unknown',
          pid: null,
        })
      const last = rows.at(-1)
      if (!last) continue
      last.display ??= DISPLAY.exec(line)?.[1] ?? null
      last.pid ??= wholeNumber(PID.exec(line)?.[1])
      const state = STATE.exec(line)
      if (state) last.state = STATES[Number(state[1])] ?? 'unknown'
    }
    return [snapshotOf('service', 'sc-query', 'SERVICE_NAME and STATE of sc query', rows)]
  },
}

/** `sc query vsepflt`, as a command, a file's name, or a line that a batch file echoes → `vsepflt`. */
const askedFor = (text: string): string | undefined =>
  (ASKED.exec(text) ??
    ASKED.exec(
      baseName(text)
        .replace(/\.\w{1,4}$/, '')
        .replaceAll(/[-_]+/g, ' '),
    ))?.[1]

const ASKED = /(?:^|[>\s])sc(?:\.exe)? query(?:ex)? "?([\w.$-]{1,80})/i
