import { wordsOfName } from '../../naming.ts'
import { indexOfLine, rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { wholeNumber } from '../../values.ts'
import { PS_ESXI_HEADER, psEsxiReader } from './ps-esxi-row.ts'

/** `192233 192233 vShield-Endpoint-Mux /usr/lib/…`: rows of ps from which `| grep` cut the titles. */
const BARE = /^\s*(\d{2,10})\s+(\d{2,10})\s+([A-Za-z(][\w.:@()-]{0,80})(?:\s+(\S.*))?$/

/** `ps`, `ps -c`, `ps -cPTgjstz` of ESXi: the worlds, with the cartel (the process) that each belongs to. */
export const psEsxi: SnapshotParser = {
  id: 'ps-esxi',
  title: 'ps of ESXi',
  begins: PS_ESXI_HEADER,
  samples: [
    {
      text: [
        'WID      CID      WorldName              Command',
        '2100067  2100067  hostd-worker           /bin/hostd /etc/vmware/hostd/config.xml',
        '2100412  2100400  nsx-context-mux        /usr/lib/vmware/nsx-context-mux/bin/nsx-context-mux -c 9',
        '2097200  0        tcpip4',
      ].join('\n'),
      expect: {
        kind: 'process',
        count: 3,
        rows: [
          {
            line: 2,
            world: 2100067,
            pid: 2100067,
            name: 'hostd-worker',
            command: '/bin/hostd /etc/vmware/hostd/config.xml',
          },
          { world: 2100412, pid: 2100400, name: 'nsx-context-mux' },
          { world: 2097200, pid: 0, name: 'tcpip4', command: '' },
        ],
      },
    },
    {
      text: [
        '    WID      CID     PGID      SID  World Name                 Type  State  Wait    CPU  Time        Security Domain  Command',
        '2100067  2100067  2100067  2100067  hostd                      U     WAIT   UFUTEX  0-3  120.123456  hostdDom         /bin/hostd /etc/vmware/hostd/config.xml',
        '2101001  2101000  2100500  2100500  vmx-vcpu-0:a VM with blanks in its name  U     RUN    NONE    0-3  9.5  vmxDom  /bin/vmx -x /vmfs/volumes/5f3c/a/a.vmx',
      ].join('\n'),
      expect: {
        kind: 'process',
        count: 2,
        rows: [
          { name: 'hostd', state: 'WAIT', command: '/bin/hostd /etc/vmware/hostd/config.xml' },
          { world: 2101001, pid: 2101000, command: '/bin/vmx -x /vmfs/volumes/5f3c/a/a.vmx' },
        ],
      },
    },
    {
      text: [
        '192233 192233 vShield-Endpoint-Mux /usr/lib/vmware/vShield-Endpoint-Mux 900 -c 910',
        '192236 192233 vShield-Endpoint-Mux /usr/lib/vmware/vShield-Endpoint-Mux 900 -c 910',
      ].join('\n'),
      expect: { kind: 'process', count: 2, rows: [{ world: 192233 }, { world: 192236, pid: 192233 }] },
    },
  ],

  recognise(lines, path) {
    const at = indexOfLine(lines, PS_ESXI_HEADER)
    if (at >= 0) return lines.slice(at + 1, at + 200).some((line) => /^[ ]*[|`+\\]/.test(line)) ? 0.6 : 0.9
    if (!lines.some((line) => BARE.exec(line)?.[4]?.includes('/'))) return 0
    return shareOf(lines, (line) => BARE.test(line)) < 1 ? 0 : /^ps\b/.test(wordsOfName(path)) ? 0.9 : 0.8
  },

  parse(lines) {
    const at = indexOfLine(lines, PS_ESXI_HEADER)
    const rows = at < 0 ? rowsOf(lines, readBare) : rowsOf(lines, psEsxiReader(lines[at]!), at + 1)
    return [snapshotOf('process', 'ps-esxi', 'worlds and cartels, as ps of ESXi lists them', rows)]
  },
}

function readBare(line: string, lineNumber: number): SnapshotRow<'process'> | null {
  const match = BARE.exec(line)
  if (!match) return null
  const [, world, pid, name, command = ''] = match
  return {
    line: lineNumber,
    pid: wholeNumber(pid)!,
    parent: null,
    world: wholeNumber(world),
    name: name!,
    command: command.trim(),
    user: null,
    started: null,
    state: null,
  }
}
