import { baseName } from '../../naming.ts'
import { indexOfLine, LONGEST_LINE, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { words } from '../../table.ts'
import { wholeNumber } from '../../values.ts'

export const PS_HEADER = /^\s*(?:F\s+S\s+)?(?:USER|UID|PID|PPID|S)\s+(?:\S+\s+)*(?:COMMAND|CMD)\s*$/
/** Rows of `ps auxww` and of `ps -ef` from which the titles were cut, as `| grep` leaves them. */
const AUX = /^\S+\s+\d+\s+[\d.]+\s+[\d.]+\s+\d+\s+\d+\s+\S+\s+[DIRSTtXZ<NLsl+]+\s+\S+\s+[\d-]*\d:\d\d(?::\d\d)?\s+\S/
const FULL = /^\S+\s+\d+\s+\d+\s+\d+\s+\S+\s+(?:\?|pts\/\d+|tty\S*)\s+[\d-]*\d:\d\d:\d\d\s+\S/
const AUX_TITLES = ['USER', 'PID', '%CPU', '%MEM', 'VSZ', 'RSS', 'TTY', 'STAT', 'START', 'TIME', 'COMMAND']
const FULL_TITLES = ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD']

/** `ps auxww`, `ps -ef` and other columns of ps on Linux: the appliance, service VMs, guests. */
export const psLinux: SnapshotParser = {
  id: 'ps-linux',
  title: 'ps of Linux',
  begins: PS_HEADER,
  samples: [
    {
      text: [
        'USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND',
        'root         1  0.0  0.0 185576  6304 ?        Ss   Dec05   1:02 /lib/systemd/systemd --system',
        'vpxd      4021 17.1  3.2 3481176 535564 ?      Sl   10:10   0:26 /usr/java/jre-vmware/bin/example-svc.launcher -Xmx1g',
        'vpg       5000  0.0  0.0      0     0 ?        S    10:11   0:00 postgres: vc VCDB 127.0.0.1(40100) idle',
        'root         2  0.0  0.0      0     0 ?        S    Dec05   0:00 [kthreadd]',
      ].join('\n'),
      expect: {
        kind: 'process',
        count: 4,
        rows: [
          { line: 2, pid: 1, parent: null, name: 'systemd', user: 'root', started: 'Dec05', state: 'Ss' },
          { pid: 4021, name: 'example-svc.launcher', started: '10:10', world: null },
          { name: 'postgres', command: 'postgres: vc VCDB 127.0.0.1(40100) idle' },
          { name: 'kthreadd', command: '[kthreadd]' },
        ],
      },
    },
    {
      text: [
        'UID        PID  PPID  C STIME TTY          TIME CMD',
        'root      4626     1  0 Oct06 ?        00:10:11 /opt/ds_agent/ds_agent -w /var/opt/ds_agent',
        'root      4630  4626  0 Oct06 ?        00:00:11 /opt/ds_agent ds_am -g ../diag -v 5',
      ].join('\n'),
      expect: {
        kind: 'process',
        count: 2,
        rows: [
          { pid: 4626, parent: 1, name: 'ds_agent', started: 'Oct06' },
          { parent: 4626, state: null },
        ],
      },
    },
    {
      text: 'root      4630  4626  0 Oct06 ?        00:00:11 /opt/ds_agent ds_am -g ../diag -v 5',
      expect: { kind: 'process', rows: [{ pid: 4630, parent: 4626 }] },
    },
  ],

  recognise(lines) {
    const at = indexOfLine(lines, PS_HEADER)
    if (at >= 0 && /\bPID\b/.test(lines[at]!)) return 0.9
    return shareOf(lines, (line) => AUX.test(line) || FULL.test(line)) === 1 ? 0.88 : 0
  },

  parse(lines) {
    const at = indexOfLine(lines, PS_HEADER)
    return [snapshotOf('process', 'ps-linux', 'titles and rows of ps', psRows(lines, Math.max(0, at), lines.length))]
  },
}

/** Rows of the lines `from` … `to` (exclusive); the first of them bears the titles, if there are any. */
export function psRows(lines: readonly string[], from: number, to: number): SnapshotRow<'process'>[] {
  const header = PS_HEADER.test(lines[from] ?? '') ? words(lines[from]!) : null
  const rows: SnapshotRow<'process'>[] = []
  for (let index = from; index < to; index++) {
    const line = lines[index]!
    if (line.length > LONGEST_LINE || PS_HEADER.test(line)) continue
    const titles = header ?? (AUX.test(line) ? AUX_TITLES : FULL_TITLES)
    const row = readRow(line, titles, index + 1)
    if (row) rows.push(row)
  }
  return rows
}

function readRow(line: string, titles: readonly string[], lineNumber: number): SnapshotRow<'process'> | null {
  const cells = words(line, titles.length)
  const cell = (...names: string[]): string | undefined => cells[titles.findIndex((title) => names.includes(title))]
  const pid = wholeNumber(cell('PID'))
  const command = cells[titles.length - 1]
  if (pid === null || command === undefined) return null
  return {
    line: lineNumber,
    pid,
    parent: wholeNumber(cell('PPID')),
    world: null,
    name: nameOf(command),
    command,
    user: cell('USER', 'UID') ?? null,
    started: cell('START', 'STIME', 'STARTED') ?? null,
    state: cell('STAT', 'S') ?? null,
  }
}

/** `/usr/bin/x -d` → `x`; `[kthreadd]` → `kthreadd`; `sshd: root@pts/0` → `sshd`. */
const nameOf = (command: string): string => {
  const program = words(command, 2)[0]!.replace(/:$/, '')
  return program.startsWith('[') ? program.replace(/^\[|\]$/g, '') : baseName(program)
}
