import { keyedBlocks } from '../../blocks.ts'
import { wordsOfName } from '../../naming.ts'
import { indexOfLine, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { orNull } from '../../values.ts'

const NAMED = /^(?:localcli|esxcli) software profile get\b/
/** What a host without a profile says instead of one. */
const NONE = /no image profile|image profile is (?:empty|not found)/i

/** `esxcli software profile get`. An empty output is a finding of its own: the host has no image profile. */
export const imageProfile: SnapshotParser = {
  id: 'image-profile',
  title: 'esxcli software profile get',
  samples: [
    {
      text: [
        '(Updated) ESXi-8.0U2-1234-standard',
        '   Name: (Updated) ESXi-8.0U2-1234-standard',
        '   Vendor: VMware, Inc.',
        '   Creation Time: 2024-01-15T07:08:09',
        '   Modification Time: 2024-01-15T07:09:10',
        '   Acceptance Level: PartnerSupported',
        '   VIBs: esx-base 8.0.2, nsx-context-mux 4.1.2',
      ].join('\n'),
      expect: {
        kind: 'image-profile',
        count: 1,
        rows: [
          {
            line: 1,
            name: '(Updated) ESXi-8.0U2-1234-standard',
            vendor: 'VMware, Inc.',
            acceptance: 'PartnerSupported',
            modified: '2024-01-15T07:09:10',
          },
        ],
      },
    },
    {
      text: '\n',
      path: 'commands/localcli_software-profile-get.txt',
      expect: { kind: 'image-profile', count: 0, rows: [] },
    },
  ],

  recognise(lines, path) {
    const named = NAMED.test(wordsOfName(path))
    const [block] = keyedBlocks(lines.slice(0, 50), 'Name')
    if (block && block.field('Vendor') !== '' && block.field('Version') === '')
      return block.field('Modification Time') + block.field('Creation Time') !== '' ? 0.95 : named ? 0.9 : 0
    return named && (lines.every((line) => line.trim() === '') || indexOfLine(lines, NONE) >= 0) ? 0.9 : 0
  },

  parse(lines) {
    const rows = keyedBlocks(lines, 'Name')
      .slice(0, 1)
      .map(({ line, field }) => ({
        line,
        name: field('Name'),
        vendor: orNull(field('Vendor')),
        acceptance: orNull(field('Acceptance Level')),
        modified: orNull(field('Modification Time')),
      }))
    return [snapshotOf('image-profile', 'image-profile', 'the image profile of ESXi', rows)]
  },
}
