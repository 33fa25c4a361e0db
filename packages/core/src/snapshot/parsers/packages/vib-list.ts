import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { hasUnderlinedTable, type TableShape, underlinedTable } from '../../table.ts'
import { orNull } from '../../values.ts'

const SHAPE: TableShape = {
  needed: ['Name', 'Version', 'Vendor', 'Acceptance Level'],
  optional: ['Install Date', 'Creation Date', 'Platforms', 'Payload Type', 'Status'],
}

/** `esxcli software vib list` (`localcli …` in bundles), also with the column Platforms of ESXi 8. */
export const vibList: SnapshotParser = {
  id: 'vib-list',
  title: 'esxcli software vib list',
  begins: /^\s*Name\s+Version\s+Vendor\s+Acceptance Level\b/,
  samples: [
    {
      text: [
        'Name             Version                   Vendor  Acceptance Level  Install Date  Platforms',
        '---------------  ------------------------  ------  ----------------  ------------  ---------',
        'nsx-context-mux  4.1.2.1.0-8.0.22667789    VMware  VMwareCertified   2024-01-15    host',
        'a-name-wider-than-its-column  1.0-1OEM     Example, Inc.  PartnerSupported  2024-01-16    host',
      ].join('\n'),
      expect: {
        kind: 'package',
        count: 2,
        rows: [
          {
            line: 3,
            name: 'nsx-context-mux',
            version: '4.1.2.1.0-8.0.22667789',
            vendor: 'VMware',
            acceptance: 'VMwareCertified',
            installed: '2024-01-15',
          },
          { name: 'a-name-wider-than-its-column', vendor: 'Example, Inc.', installed: '2024-01-16' },
        ],
      },
    },
    {
      text: [
        'Name Version Vendor Acceptance Level Install Date',
        '---- ------- ------ ---------------- ------------',
        'epsec-mux 6.5.0esx65-1 VMware VMwareCertified 2017-08-11',
      ].join('\n'),
      expect: {
        kind: 'package',
        rows: [{ name: 'epsec-mux', acceptance: 'VMwareCertified', installed: '2017-08-11' }],
      },
    },
  ],

  recognise: (lines) => (hasUnderlinedTable(lines, SHAPE) ? 0.95 : 0),

  parse(lines) {
    const rows = (underlinedTable(lines, SHAPE) ?? []).map(({ line, cell }) => ({
      line,
      name: cell('Name'),
      version: cell('Version'),
      vendor: orNull(cell('Vendor')),
      acceptance: orNull(cell('Acceptance Level')),
      installed: orNull(cell('Install Date')),
    }))
    return [snapshotOf('package', 'vib-list', 'titles of the VIB list of ESXi', rows)]
  },
}
