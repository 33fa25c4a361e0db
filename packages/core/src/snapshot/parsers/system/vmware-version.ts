import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

const BUILT =
  /^(VMware \S.{0,60}?|vmware-\S+|VMware) (?:Version )?v?(\d+\.\d+(?:\.\d+)*)[, ]+(?:build-|Build )(\d+)(?:\s.*)?$/i
/** The second line of `vmware -vl`, the first of /etc/issue, `get version` of NSX. */
const PLAIN =
  /^(VMware \S.{0,60}?),?(?: Version)? v?(\d+\.\d+(?:\.\d+)*)(?:[ ,]+(GA|Update \w+|U\d\w*|Patch \w+))?\s*$/i

/** `vmware -vl`, `vpxd -v`, /etc/issue of the appliance, `get version` of NSX. */
export const vmwareVersion: SnapshotParser = {
  id: 'vmware-version',
  title: 'version of a VMware product',
  samples: [
    {
      text: ['VMware ESXi 8.0.2 build-22380479', 'VMware ESXi 8.0 Update 2'].join('\n'),
      expect: {
        kind: 'version',
        count: 2,
        rows: [
          { line: 1, product: 'VMware ESXi', version: '8.0.2', build: '22380479' },
          { product: 'VMware ESXi', version: '8.0 Update 2', build: null },
        ],
      },
    },
    {
      text: 'VMware VirtualCenter 7.0.3 build-19480866',
      expect: {
        kind: 'version',
        count: 1,
        rows: [{ product: 'VMware VirtualCenter', version: '7.0.3', build: '19480866' }],
      },
    },
    {
      text: ['', 'VMware vCenter Server Appliance 6.7.0.42000', '', ''].join('\n'),
      expect: {
        kind: 'version',
        count: 1,
        rows: [{ product: 'VMware vCenter Server Appliance', version: '6.7.0.42000' }],
      },
    },
    {
      text: 'VMware NSX Software, Version 4.1.2.1.0.22667789',
      expect: { kind: 'version', count: 1, rows: [{ product: 'VMware NSX Software', version: '4.1.2.1.0.22667789' }] },
    },
  ],

  recognise: (lines) =>
    lines.length <= 12 && shareOf(lines, (line) => BUILT.test(line) || PLAIN.test(line)) >= 0.5 ? 0.9 : 0,

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      const built = BUILT.exec(line)
      if (built) return { line: lineNumber, product: built[1]!, version: built[2]!, build: built[3]! }
      const plain = PLAIN.exec(line)
      const version = [plain?.[2], plain?.[3]].filter((part) => part !== undefined).join(' ')
      return plain && { line: lineNumber, product: plain[1]!, version, build: null }
    })
    return [snapshotOf('version', 'vmware-version', 'the name of a VMware product with its version', rows)]
  },
}
