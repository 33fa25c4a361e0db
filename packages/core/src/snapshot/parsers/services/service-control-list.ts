import { wordsOfName } from '../../naming.ts'
import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

const ROW = /^([a-z][\w.-]{1,60}) \((\S[^()]{0,100}(?:\([^()]{0,60}\))?)\)\s*$/

/** `service-control --list`: `id (Display Name)`. It names the services without saying how they are. */
export const serviceControlList: SnapshotParser = {
  id: 'service-control-list',
  title: 'service-control --list',
  samples: [
    {
      text: [
        'vmware-eam (VMware ESX Agent Manager)',
        'example-svc (Example Service)',
        'vmdird (VMware Directory Service)',
      ].join('\n'),
      expect: {
        kind: 'service',
        count: 3,
        rows: [{ line: 1, name: 'vmware-eam', display: 'VMware ESX Agent Manager', state: 'unknown' }],
      },
    },
  ],

  recognise(lines, path) {
    const share = shareOf(lines, (line) => ROW.test(line))
    if (share < 1) return 0
    return /service control list/.test(wordsOfName(path)) ? 0.95 : lines.length >= 3 ? 0.8 : 0.4
  },

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      const match = ROW.exec(line)
      return match && { line: lineNumber, name: match[1]!, display: match[2]!, state: 'unknown' as const, pid: null }
    })
    return [
      snapshotOf('service', 'service-control-list', 'every line is an id with its display name in brackets', rows),
    ]
  },
}
