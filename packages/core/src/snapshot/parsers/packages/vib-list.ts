import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { hasUnderlinedTable, type TableShape, underlinedTable } from '../../table.ts'
import { orNull } from '../../values.ts'

const SHAPE: TableShape = {
  needed: ['Name', 'Version', 'Vendor', 'Acceptance Level'],
  optional: ['Install Date', 'Creation Date', 'Platforms', 'Payload Type', 'Status'],
}

/** A row from which `| grep` cut the titles. */
const BARE =
  /^\s*([\w.+-]{2,80})\s+(\S*\d\S*)\s+(\S.{0,60}?)\s+(VMwareCertified|VMwareAccepted|PartnerSupported|CommunitySupported)\s+(\d{4}-\d{2}-\d{2})\b/

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
    {
      text: 'epsec-mux                      5.1.0-01255202                      VMware    VMwareCertified   2013-08-11',
      expect: {
        kind: 'package',
        count: 1,
        rows: [{ line: 1, name: 'epsec-mux', version: '5.1.0-01255202', vendor: 'VMware' }],
      },
    },
  ],

  recognise(lines) {
    if (hasUnderlinedTable(lines, SHAPE)) return 0.95
    return shareOf(lines, (line) => BARE.test(line)) > 0.8 ? 0.9 : 0
  },

  parse(lines) {
    if (!hasUnderlinedTable(lines, SHAPE))
      return [snapshotOf('package', 'vib-list', 'rows of the VIB list of ESXi', rowsOf(lines, readBare))]
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

function readBare(line: string, lineNumber: number): SnapshotRow<'package'> | null {
  const match = BARE.exec(line)
  if (!match) return null
  const [, name, version, vendor, acceptance, installed] = match
  return {
    line: lineNumber,
    name: name!,
    version: version!,
    vendor: vendor!,
    acceptance: acceptance!,
    installed: installed!,
  }
}
