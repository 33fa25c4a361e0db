import { baseName, wordsOfName } from '../../naming.ts'
import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { wholeNumber } from '../../values.ts'

const ROW = /^(?:\s*\d+\s+)?l([r-])([w-])[x-]\S*\s+\d+\s+\S+\s+\S+\s+\d+\s+.{5,40}?\s(\d{1,7}) -> (\S.*)$/
/** As ls writes names with brackets or blanks to a terminal: `'socket:[112233]'`. */
const QUOTED = /^'(.*)'$/
const FOLDER = /^\/proc\/(\d+)\/fd\/?:$/

/** `ls -l /proc/PID/fd`: the files that a process holds open. The PID stands in the command or in the file's name. */
export const procFd: SnapshotParser = {
  id: 'proc-fd',
  title: 'ls -l of /proc/PID/fd',
  begins: FOLDER,
  samples: [
    {
      text: [
        'total 0',
        'l-wx------ 1 root root 64 Dec  7 10:11 107 -> /storage/log/vmware/example/example.log',
        'lr-x------ 1 root root 64 Dec  7 10:11 86 -> /usr/lib/example/a.jar',
        'lrwx------ 1 root root 64 2024-05-06 07:08 9 -> socket:[112233]',
      ].join('\n'),
      path: 'commands/ls_-l_proc_4021_fd.txt',
      expect: {
        kind: 'open-file',
        count: 3,
        rows: [
          {
            line: 2,
            pid: 4021,
            process: null,
            descriptor: '107',
            path: '/storage/log/vmware/example/example.log',
            writes: true,
          },
          { descriptor: '86', writes: false },
          { descriptor: '9', path: 'socket:[112233]', writes: true },
        ],
      },
    },
    {
      text: "lrwx------ 1 root root 64 Dec  7 10:11 12 -> 'socket:[112233]'",
      expect: { kind: 'open-file', rows: [{ descriptor: '12', path: 'socket:[112233]' }] },
    },
    {
      text: ['/proc/812/fd:', 'total 0', 'l-wx------ 1 root root 64 Dec  7 10:11 1 -> /var/log/x.log'].join('\n'),
      expect: { kind: 'open-file', rows: [{ pid: 812, descriptor: '1' }] },
    },
  ],

  recognise: (lines) =>
    lines.some((line) => ROW.test(line)) &&
    shareOf(lines, (line) => ROW.test(line) || FOLDER.test(line) || /^(?:total|合計) /.test(line)) > 0.7
      ? 0.95
      : 0,

  parse(lines, path) {
    let pid = wholeNumber(
      /\bproc[ /]+(\d+)[ /]+fd\b/.exec(wordsOfName(path))?.[1] ?? /\/proc\/(\d+)\/fd/.exec(folderOf(path))?.[1],
    )
    const rows = rowsOf(lines, (line, lineNumber) => {
      pid = wholeNumber(FOLDER.exec(line)?.[1]) ?? pid
      const match = ROW.exec(line)
      return (
        match && {
          line: lineNumber,
          pid,
          process: null,
          descriptor: match[3]!,
          path: match[4]!.replace(QUOTED, '$1'),
          writes: match[2] === 'w',
        }
      )
    })
    return [snapshotOf('open-file', 'proc-fd', 'numbered links, as in /proc/PID/fd', rows)]
  },
}

/** The folder of a file, for bundles that keep `proc/4021/fd` as folders. */
const folderOf = (path: string): string => `/${path.slice(0, path.length - baseName(path).length)}`
