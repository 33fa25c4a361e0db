import { keyedBlocks } from '../../blocks.ts'
import { wordsOfName } from '../../naming.ts'
import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { orNull } from '../../values.ts'

const isVib = (fields: (key: string) => string): boolean =>
  fields('Version') !== '' && fields('Acceptance Level') !== ''

/**
 * `esxcli software vib get`, also of the image that a reboot will start (`--rebooting-image`); the latter may well be
 * empty, which says that no reboot is pending.
 */
export const vibGet: SnapshotParser = {
  id: 'vib-get',
  title: 'esxcli software vib get',
  samples: [
    {
      text: [
        'VMware_bootbank_nsx-context-mux_4.1.2.1.0-8.0.22667789',
        '   Name: nsx-context-mux',
        '   Version: 4.1.2.1.0-8.0.22667789',
        '   Type: bootbank',
        '   Vendor: VMware',
        '   Acceptance Level: VMwareCertified',
        '   Summary: NSX Context Mux: host module',
        '   Install Date: 2024-01-15',
        '',
        'VMware_bootbank_esx-base_8.0.2-0.0.1',
        '   Name: esx-base',
        '   Version: 8.0.2-0.0.1',
        '   Vendor: VMware',
        '   Acceptance Level: VMwareCertified',
      ].join('\n'),
      expect: {
        kind: 'package',
        count: 2,
        rows: [
          {
            line: 1,
            name: 'nsx-context-mux',
            version: '4.1.2.1.0-8.0.22667789',
            vendor: 'VMware',
            installed: '2024-01-15',
          },
          { line: 10, name: 'esx-base', installed: null },
        ],
      },
    },
    {
      text: '',
      path: 'commands/localcli_software-vib-get---rebooting-image.txt',
      expect: { kind: 'package', count: 0, rows: [] },
    },
  ],

  recognise(lines, path) {
    if (
      keyedBlocks(lines.slice(0, 300), 'Name').some(
        ({ field }) => isVib(field) && field('Summary') + field('Type') !== '',
      )
    )
      return 0.9
    return lines.every((line) => line.trim() === '') &&
      /^(?:localcli|esxcli) software vib get\b/.test(wordsOfName(path))
      ? 0.9
      : 0
  },

  parse(lines) {
    const rows = keyedBlocks(lines, 'Name')
      .filter(({ field }) => isVib(field))
      .map(({ line, field }) => ({
        line,
        name: field('Name'),
        version: field('Version'),
        vendor: orNull(field('Vendor')),
        acceptance: orNull(field('Acceptance Level')),
        installed: orNull(field('Install Date')),
      }))
    return [snapshotOf('package', 'vib-get', 'blocks of Name, Version and Acceptance Level', rows)]
  },
}
