import { shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

const ROW = /^([A-Z][A-Z_]{1,40})=("?)(.*)\2$/

/** /etc/os-release of Linux. */
export const osRelease: SnapshotParser = {
  id: 'os-release',
  title: '/etc/os-release',
  begins: /^NAME="?\w/,
  samples: [
    {
      text: [
        'NAME="VMware Photon OS"',
        'VERSION="3.0"',
        'ID=photon',
        'VERSION_ID=3.0',
        'PRETTY_NAME="VMware Photon OS/Linux"',
      ].join('\n'),
      expect: {
        kind: 'version',
        count: 1,
        rows: [{ line: 5, product: 'VMware Photon OS/Linux', version: '3.0', build: null }],
      },
    },
  ],

  recognise(lines) {
    if (lines.length > 60 || shareOf(lines, (line) => ROW.test(line)) < 0.9) return 0
    return ['ID', 'NAME'].every((key) => lines.some((line) => line.startsWith(`${key}=`))) ? 0.9 : 0
  },

  parse(lines) {
    const settingOf = (key: string): { value: string; line: number } | null => {
      const index = lines.findIndex((line) => line.startsWith(`${key}=`))
      return index < 0 ? null : { value: ROW.exec(lines[index]!)?.[3] ?? '', line: index + 1 }
    }
    const name = settingOf('PRETTY_NAME') ?? settingOf('NAME')
    const version = (settingOf('VERSION') ?? settingOf('VERSION_ID'))?.value ?? null
    const row = {
      line: name?.line ?? 1,
      product: name?.value ?? '',
      version,
      build: settingOf('BUILD_ID')?.value ?? null,
    }
    return [snapshotOf('version', 'os-release', 'NAME, ID and VERSION of /etc/os-release', [row])]
  },
}
