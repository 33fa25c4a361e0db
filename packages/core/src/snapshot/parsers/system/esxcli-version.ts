import { keyedBlocks } from '../../blocks.ts'
import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { orNull } from '../../values.ts'

const isVersion = (field: (key: string) => string): boolean =>
  field('Version') !== '' && /^Releasebuild|build-|^\d+$/.test(field('Build'))

/** `esxcli system version get`. */
export const esxcliVersion: SnapshotParser = {
  id: 'esxcli-version',
  title: 'esxcli system version get',
  begins: /^\s*Product: VMware/,
  samples: [
    {
      text: [
        '   Product: VMware ESXi',
        '   Version: 8.0.2',
        '   Build: Releasebuild-22380479',
        '   Update: 2',
        '   Patch: 0',
      ].join('\n'),
      expect: {
        kind: 'version',
        count: 1,
        rows: [{ line: 1, product: 'VMware ESXi', version: '8.0.2', build: '22380479' }],
      },
    },
  ],

  recognise: (lines) => (keyedBlocks(lines.slice(0, 30), 'Product').some(({ field }) => isVersion(field)) ? 0.95 : 0),

  parse(lines) {
    const rows = keyedBlocks(lines, 'Product')
      .filter(({ field }) => isVersion(field))
      .map(({ heading, line, field }) => ({
        line: heading === '' ? line : line + 1,
        product: field('Product'),
        version: orNull(field('Version')),
        build: /\d+$/.exec(field('Build'))?.[0] ?? null,
      }))
    return [snapshotOf('version', 'esxcli-version', 'fields Product, Version and Build', rows)]
  },
}
