import { indexOfLine, LONGEST_LINE, snapshotOf } from '../../reading.ts'
import type { Snapshot, SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { wholeNumber } from '../../values.ts'

const SWITCH = /^switch ((?:[0-9a-f]{2}[ -]){7}.{1,60}) \((?:etherswitch|vswitch|\w{1,30})\)/
const SCOPE = /^\s+(global properties|host properties|port (\S{1,60})):\s*$/
/** `com.vmware.common.port.alias = Uplink 1 ,     propType = CONFIG` */
const PROPERTY = /^\s+(com\.vmware\.[\w.]{2,120})\s*=\s*(.*?)(?:\s*,)?(?:\s+propType\s*=.*)?$/

/**
 * `net-dvs -l`: what a host keeps of its distributed switches. Every property is a setting, named by its switch and port;
 * the ports of one port group make a row, with how many of them are in use.
 */
export const netDvs: SnapshotParser = {
  id: 'net-dvs',
  title: 'net-dvs -l',
  begins: SWITCH,
  samples: [
    {
      text: [
        'switch 50 2c 9a 3e 0f 3b 1c 2d-11 22 33 44 55 66 77 88 (etherswitch)',
        '\tmax ports: 1536',
        '\tglobal properties:',
        '\t\tcom.vmware.common.alias = DSwitch 1 , \tpropType = CONFIG',
        '\thost properties:',
        '\t\tcom.vmware.common.host.portset = DvsPortset-0 , \tpropType = CONFIG',
        '\tport 10:',
        '\t\tcom.vmware.common.port.alias = Uplink 1 , \tpropType = CONFIG',
        '\t\tcom.vmware.common.port.portgroupid = dvportgroup-21 , \tpropType = CONFIG',
        '\t\tcom.vmware.common.port.volatile.vlan = VLAN 12',
        '\t\tcom.vmware.common.port.volatile.status = inUse linkUp portID=33554436  propType = RUNTIME',
        '\tport 11:',
        '\t\tcom.vmware.common.port.portgroupid = dvportgroup-21 , \tpropType = CONFIG',
      ].join('\n'),
      expect: {
        kind: 'port-group',
        count: 1,
        rows: [{ line: 9, switch: 'DSwitch 1', name: 'dvportgroup-21', vlan: 12, used: 1, uplinks: 'Uplink 1' }],
      },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, SWITCH) >= 0 ? 0.95 : 0),

  parse(lines) {
    const settings: SnapshotRow<'setting'>[] = []
    const ports: Port[] = []
    let [alias, scope, uplink] = ['', '', '']
    for (const [index, line] of lines.entries()) {
      if (line.length > LONGEST_LINE) continue
      const found = SWITCH.exec(line)
      if (found) [alias, scope] = [found[1]!, '']
      const scoped = SCOPE.exec(line)
      if (scoped) [scope, uplink] = [scoped[2] === undefined ? '' : `port ${scoped[2]}`, '']
      const property = PROPERTY.exec(line)
      if (!property) continue
      const [, key, value] = property
      if (key === 'com.vmware.common.alias') alias = value!
      settings.push({
        line: index + 1,
        key: [alias, scope, key].filter((part) => part !== '').join(' '),
        value: value!,
      })
      if (scope === '') continue
      if (key!.endsWith('.port.alias')) uplink = value!
      if (key!.endsWith('.portgroupid'))
        ports.push({ line: index + 1, switch: alias, group: value!, vlan: null, used: false, uplink })
      const port = ports.at(-1)
      if (key!.endsWith('.volatile.vlan') && port) port.vlan = wholeNumber(/\d+/.exec(value!)?.[0])
      if (key!.endsWith('.volatile.status') && port) port.used = /\binUse\b/.test(value!)
    }
    const groups = snapshotOf('port-group', 'net-dvs', 'ports of a distributed switch', groupsOf(ports))
    const all = snapshotOf('setting', 'net-dvs', 'properties of a distributed switch', settings)
    return [groups, all] as Snapshot[]
  },
}

interface Port {
  line: number
  switch: string
  group: string
  vlan: number | null
  used: boolean
  uplink: string
}

function groupsOf(ports: readonly Port[]): SnapshotRow<'port-group'>[] {
  return [...Map.groupBy(ports, (port) => `${port.switch}\n${port.group}`).values()].map((of) => ({
    line: of[0]!.line,
    switch: of[0]!.switch,
    name: of[0]!.group,
    vlan: of.find(({ vlan }) => vlan !== null)?.vlan ?? null,
    used: of.filter(({ used }) => used).length,
    uplinks: of.flatMap(({ uplink }) => (/uplink/i.test(uplink) ? [uplink] : [])).join(', ') || null,
  }))
}
