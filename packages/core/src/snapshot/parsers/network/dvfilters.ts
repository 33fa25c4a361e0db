import { indexOfLine, LONGEST_LINE, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'

const SECTION = /^(?:Fastpaths|Slowpaths|Filters):/
const PORT = /^\s*port \d+ (\S.*?)\s*$/
const SLOT = /^\s*vNic slot (\S+)/
const FIELD = /^\s*(agentName|state|vmState|failurePolicy|slowPathID):\s*(\S.*?)\s*$/

/** `summarize-dvfilter`: which filters are bound to which adapter of which VM; a row a filter. */
export const dvfilters: SnapshotParser = {
  id: 'dvfilters',
  title: 'summarize-dvfilter',
  begins: /^Fastpaths:/,
  samples: [
    {
      text: [
        'Fastpaths:',
        'agent: dvfilter-generic-vmware, refCount: 3, rev: 0x1010000, apiRev: 0x1010000, module: dvfilter-generic-fastpath',
        'Slowpaths:',
        '',
        'Filters:',
        "world 2105001 vmm0:web05 vcUuid:'50 1c 00 11 22 33 44 55-66 77 88 99 aa bb cc dd'",
        ' port 67108871 web05.eth0',
        '  vNic slot 2',
        '   name: nic-2105001-eth0-vmware-sfw.2',
        '   agentName: vmware-sfw',
        '   state: IOChain Attached',
        '   vmState: Detached',
        '   failurePolicy: failClosed',
        '   slowPathID: none',
      ].join('\n'),
      expect: {
        kind: 'health',
        count: 1,
        rows: [
          {
            line: 8,
            object: 'web05.eth0',
            type: 'dvfilter vmware-sfw',
            status: 'IOChain Attached',
            detail: 'slot 2, vmState Detached, failurePolicy failClosed, slowPathID none',
          },
        ],
      },
    },
  ],

  recognise: (lines) =>
    indexOfLine(lines, /^Fastpaths:/) >= 0 && indexOfLine(lines, /^Slowpaths:/, 5_000) >= 0 ? 0.95 : 0,

  parse(lines) {
    const rows: SnapshotRow<'health'>[] = []
    let port = ''
    let row: SnapshotRow<'health'> | null = null
    for (const [index, line] of lines.entries()) {
      if (line.length > LONGEST_LINE) continue
      if (SECTION.test(line) || PORT.test(line)) row = null
      port = PORT.exec(line)?.[1] ?? port
      const slot = SLOT.exec(line)
      if (slot) {
        row = { line: index + 1, object: port, type: 'dvfilter', status: 'unknown', detail: `slot ${slot[1]}` }
        rows.push(row)
      }
      const field = FIELD.exec(line)
      if (!row || !field) continue
      if (field[1] === 'agentName') row.type = `dvfilter ${field[2]}`
      else if (field[1] === 'state') row.status = field[2]!
      else row.detail += `, ${field[1]} ${field[2]}`
    }
    return [snapshotOf('health', 'dvfilters', 'Fastpaths, Slowpaths and Filters of summarize-dvfilter', rows)]
  },
}
