import { indexOfLine, snapshotOf } from '../../reading.ts'
import type { ServiceState, SnapshotParser, SnapshotRow } from '../../snapshot.ts'

const NAME = /^Service name:\s+(\S.{0,100}?)\s*$/
const STATE = /^Service state:\s+(\S.{0,60}?)\s*$/

/** `get services` and `get service NAME` of the command line of NSX. */
export const nsxServices: SnapshotParser = {
  id: 'nsx-services',
  title: 'get services of NSX',
  begins: NAME,
  samples: [
    {
      text: [
        'Service name:      cm-inventory',
        'Service state:     running',
        '',
        'Service name:      http',
        'Service state:     stopped',
        'Logging level:     info',
      ].join('\n'),
      expect: {
        kind: 'service',
        count: 2,
        rows: [
          { line: 1, name: 'cm-inventory', state: 'running' },
          { line: 4, name: 'http', state: 'stopped' },
        ],
      },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, NAME) >= 0 && indexOfLine(lines, STATE) >= 0 ? 0.95 : 0),

  parse(lines) {
    const rows: SnapshotRow<'service'>[] = []
    for (const [index, line] of lines.entries()) {
      if (line.length > 1_000) continue
      const name = NAME.exec(line)?.[1]
      if (name) rows.push({ line: index + 1, name, display: null, state: 'unknown', pid: null })
      const state = STATE.exec(line)?.[1]
      const last = rows.at(-1)
      if (last && state) last.state = stateOf(state)
    }
    return [snapshotOf('service', 'nsx-services', 'Service name and Service state of the NSX command line', rows)]
  },
}

function stateOf(word: string): ServiceState {
  if (/^running/i.test(word)) return 'running'
  return /^(?:stopped|not running|disabled|dead|failed)/i.test(word) ? 'stopped' : 'unknown'
}
