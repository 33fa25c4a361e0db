import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { byteSize } from '../../values.ts'

const DATE =
  '(?:[A-Z][a-z]{2}\\.? +\\d{1,2} +(?:\\d{1,2}:\\d{2}|\\d{4})|\\d{1,2}月 +\\d{1,2} +(?:\\d{1,2}:\\d{2}|\\d{4})|\\d{4}-\\d{2}-\\d{2}(?: \\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: [+-]\\d{4})?)?)'
const ROW = new RegExp(
  `^\\s*(?:\\d+\\s+(?:[\\d.]+[KMGT]?\\s+)?)?([bcdlps-][rwxsStT-]{9}[.+@]?)\\s+\\d+\\s+\\S+\\s+\\S+\\s+(\\d+,\\s*\\d+|[\\d.]+[KMGT]?)\\s+(${DATE})\\s(.+)$`,
)
const FOLDER = /^(\.{0,2}\/[^:]{0,500}|\.{1,2}):$/
const SUMMARY = /^(?:total|合計) [\d.]+[KMGT]?$/

/** `ls -l`, also recursive or with inodes (`-isla`), and `find -ls`, of Linux and of ESXi. */
export const ls: SnapshotParser = {
  id: 'ls',
  title: 'ls -l',
  samples: [
    {
      text: [
        '-rwx------ 1 root root 26393 Jul 20 19:28 0ca01e7f-cc1ea1af-bda0-1fe646c5ceea/imgdb.tgz',
        '-rwx------ 1 root root 93 Jul 19  2017 edbf587b-da2add08-3185-3113649d5262/imgdb.tgz',
      ].join('\n'),
      expect: {
        kind: 'file-entry',
        count: 2,
        rows: [
          {
            line: 1,
            path: '0ca01e7f-cc1ea1af-bda0-1fe646c5ceea/imgdb.tgz',
            size: 26393,
            mode: '-rwx------',
            modified: 'Jul 20 19:28',
          },
          { size: 93, modified: 'Jul 19  2017' },
        ],
      },
    },
    {
      text: [
        '/dev:',
        'total 8',
        '4301  4 drwxr-xr-x    1 root     root           512 May  6 07:08 char',
        '4302  0 crw-------    1 root     root       1,   3 May  6 07:08 null',
        '',
        '/dev/char:',
        'total 0',
        '4309  0 lrwxrwxrwx    1 root     root             4 2024-05-06 07:08 vmci -> ../x',
      ].join('\n'),
      expect: {
        kind: 'file-entry',
        count: 3,
        rows: [{ path: '/dev/char', size: 512 }, { path: '/dev/null', size: null }, { path: '/dev/char/vmci -> ../x' }],
      },
    },
  ],

  recognise(lines) {
    if (!lines.slice(0, 200).some((line) => line.length < 2_000 && ROW.test(line))) return 0
    const share = shareOf(lines, (line) => ROW.test(line) || FOLDER.test(line) || SUMMARY.test(line))
    // `find | grep` before `ls -l` in one paste leaves bare paths between the rows.
    return share > 0.9 ? 0.85 : share >= 0.5 ? 0.6 : 0
  },

  parse(lines) {
    let folder = ''
    const rows = rowsOf(lines, (line, lineNumber) => {
      const heading = FOLDER.exec(line)
      if (heading) folder = `${heading[1]!.replace(/\/$/, '')}/`
      const match = ROW.exec(line)
      if (!match) return null
      const [, mode, size, modified, name] = match
      const path = name!.startsWith('/') ? name! : folder + name!
      return { line: lineNumber, path, size: byteSize(size), mode: mode!, modified: modified! }
    })
    return [snapshotOf('file-entry', 'ls', 'modes, owners and dates of ls -l', rows)]
  },
}
