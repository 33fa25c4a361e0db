import { indexOfLine, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { orNull, wholeNumber } from '../../values.ts'

const SWITCH_HEADER = /^\s*(Switch Name|DVS Name)\s+Num Ports\s+Used Ports\s+Configured Ports\s+MTU\s+Uplinks/
const SWITCH = /^\s*(\S.*?)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)(?:\s+(\S+))?\s*$/
const GROUP_HEADER = /^\s*PortGroup Name\s+VLAN ID\s+Used Ports\s+Uplinks/
const GROUP = /^\s*(\S.*?)\s+(\d{1,4})\s+(\d+)(?:\s+(\S+))?\s*$/
const PORT_HEADER = /^\s*DVPort ID\s+In Use\s+Client/
const PORT = /^\s*(\d+)\s+([01])(?:\s+(\S.*))?$/

/** `esxcfg-vswitch -l`: port groups of standard switches, and the ports of distributed ones by what is plugged in. */
export const vswitch: SnapshotParser = {
  id: 'vswitch',
  title: 'esxcfg-vswitch -l',
  begins: SWITCH_HEADER,
  samples: [
    {
      text: [
        'Switch Name      Num Ports   Used Ports  Configured Ports  MTU     Uplinks',
        'vSwitch0         1792        8           128               1500    vmnic0,vmnic1',
        '',
        '  PortGroup Name        VLAN ID  Used Ports  Uplinks',
        '  VM Network            0        2           vmnic0,vmnic1',
        '  Management Network    50       1           vmnic0',
        '',
        'Switch Name      Num Ports   Used Ports  Configured Ports  MTU     Uplinks',
        'vmservice-vswitch 1792       4           128               1500',
        '',
        '  PortGroup Name        VLAN ID  Used Ports  Uplinks',
        '  vmservice-vshield-pg  0        1',
        '',
        'DVS Name         Num Ports   Used Ports  Configured Ports  MTU     Uplinks',
        'dvSwitch A       1792        9           512               9000    vmnic2',
        '',
        '  DVPort ID           In Use      Client',
        '  96                  1           vmnic2',
        '  97                  0',
      ].join('\n'),
      expect: {
        kind: 'port-group',
        count: 5,
        rows: [
          { line: 5, switch: 'vSwitch0', name: 'VM Network', vlan: 0, used: 2, uplinks: 'vmnic0,vmnic1' },
          { name: 'Management Network', vlan: 50 },
          { line: 12, switch: 'vmservice-vswitch', name: 'vmservice-vshield-pg', uplinks: null },
          { line: 18, switch: 'dvSwitch A', name: 'DVPort 96', used: 1, uplinks: 'vmnic2' },
          { name: 'DVPort 97', used: 0, uplinks: null },
        ],
      },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, SWITCH_HEADER) >= 0 ? 0.95 : 0),

  parse(lines) {
    const rows: SnapshotRow<'port-group'>[] = []
    let table: 'switch' | 'group' | 'port' | null = null
    let current = ''
    for (const [index, line] of lines.entries()) {
      if (line.length > 1_000 || line.trim() === '') continue
      if (SWITCH_HEADER.test(line)) table = 'switch'
      else if (GROUP_HEADER.test(line)) table = 'group'
      else if (PORT_HEADER.test(line)) table = 'port'
      else if (table === 'switch') current = SWITCH.exec(line)?.[1] ?? current
      else {
        const row = table === 'group' ? readGroup(line, current) : table === 'port' ? readPort(line, current) : null
        if (row) rows.push({ line: index + 1, ...row })
      }
    }
    return [snapshotOf('port-group', 'vswitch', 'titles Switch Name, PortGroup Name, DVPort ID', rows)]
  },
}

type Port = Omit<SnapshotRow<'port-group'>, 'line'>

function readGroup(line: string, current: string): Port | null {
  const match = GROUP.exec(line)
  if (!match) return null
  return {
    switch: current,
    name: match[1]!,
    vlan: wholeNumber(match[2]),
    used: wholeNumber(match[3]),
    uplinks: orNull(match[4]),
  }
}

function readPort(line: string, current: string): Port | null {
  const match = PORT.exec(line)
  if (!match) return null
  return {
    switch: current,
    name: `DVPort ${match[1]}`,
    vlan: null,
    used: wholeNumber(match[2]),
    uplinks: orNull(match[3]?.trim()),
  }
}
