import { baseName } from '../../naming.ts'
import { indexOfLine, LONGEST_LINE, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { decodeXml } from '../../xml.ts'

const ID = /<objID>(\d{1,10})<\/objID>/
const CONFIG = /<vmxCfgPath>([^<]{1,1000})<\/vmxCfgPath>/

/**
 * vmInventory.xml of hostd: the VMs registered on a host, on or off, by the host's own number. The name is that of the
 * .vmx file, which is the VM's name unless it was renamed.
 */
export const vmInventory: SnapshotParser = {
  id: 'vm-inventory',
  title: 'vmInventory.xml of hostd',
  samples: [
    {
      text: [
        '<ConfigRoot>',
        '  <ConfigEntry id="0000">',
        '    <objID>3</objID>',
        '    <vmxCfgPath>/vmfs/volumes/5f3c2a11-7d3e5a10-1c1f-001122334455/web &amp; db/web &amp; db.vmx</vmxCfgPath>',
        '  </ConfigEntry>',
        '  <ConfigEntry id="0001">',
        '    <objID>12</objID>',
        '    <vmxCfgPath>/vmfs/volumes/ds/sva01/sva01.vmx</vmxCfgPath>',
        '  </ConfigEntry>',
        '</ConfigRoot>',
      ].join('\n'),
      expect: {
        kind: 'vm',
        count: 2,
        rows: [
          {
            line: 4,
            id: '3',
            name: 'web & db',
            config: '/vmfs/volumes/5f3c2a11-7d3e5a10-1c1f-001122334455/web & db/web & db.vmx',
          },
          { line: 8, id: '12', name: 'sva01', state: null },
        ],
      },
    },
    { text: '<ConfigRoot/>', path: 'etc/vmware/hostd/vmInventory.xml', expect: { kind: 'vm', count: 0, rows: [] } },
  ],

  recognise(lines, path) {
    if (indexOfLine(lines, CONFIG) >= 0) return 0.95
    return baseName(path) === 'vmInventory.xml' && indexOfLine(lines, /<ConfigRoot\s*\/?>/) >= 0 ? 0.9 : 0
  },

  parse(lines) {
    const rows: SnapshotRow<'vm'>[] = []
    let id: string | null = null
    for (const [index, line] of lines.entries()) {
      if (line.length > LONGEST_LINE) continue
      id = ID.exec(line)?.[1] ?? id
      const config = CONFIG.exec(line)?.[1]
      if (config === undefined) continue
      const path = decodeXml(config)
      rows.push({
        line: index + 1,
        id,
        name: baseName(path).replace(/\.vmx$/, ''),
        config: path,
        world: null,
        uuid: null,
        state: null,
      })
      id = null
    }
    return [snapshotOf('vm', 'vm-inventory', 'objID and vmxCfgPath of registered VMs', rows)]
  },
}
