import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** esxupdate.log: Python's logging behind a syslog tag; 6.5 and later name the process. Tracebacks follow bare. */
export const esxupdate: LogFormat = {
  id: 'esxupdate',
  title: 'ESXi updates',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: '2019-05-06T07:08:09Z esxupdate: 2100321: vmware.lockfile: ERROR: cannot take the lock\nTraceback (most recent call last):\n  File "x.py", line 3, in f',
      expect: {
        time: '2019-05-06T07:08:09.000000Z',
        level: 'error',
        program: 'esxupdate',
        thread: '2100321',
        component: 'vmware.lockfile',
        message: 'cannot take the lock\nTraceback (most recent call last):\n  File "x.py", line 3, in f',
      },
    },
    {
      text: '2013-05-06T07:08:09Z esxupdate: HostImage: DEBUG: two installers are ready',
      expect: { time: '2013-05-06T07:08:09.000000Z', level: 'debug', thread: '', component: 'HostImage' },
    },
    {
      text: '2023-05-06T07:08:09.123Z In(14) esxupdate[2101234]: HostImage: INFO: the boot bank was written',
      expect: {
        time: '2023-05-06T07:08:09.123000Z',
        level: 'info',
        thread: '2101234',
        component: 'HostImage',
        message: 'the boot bank was written',
      },
    },
    {
      text: '2021-05-06T07:08:09Z lifecycle: 2100321: BootBankInstaller: WARNING: no space for the image\nCommand: apply\nArgs: []',
      expect: {
        time: '2021-05-06T07:08:09.000000Z',
        level: 'warning',
        program: 'lifecycle',
        thread: '2100321',
        component: 'BootBankInstaller',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    if (end === 0) return false
    const rest = LOGGING.exec(line.slice(end, end + 160))
    if (!rest) return false
    const [whole, program, bracketed, process, module, level] = rest
    header.level = levelOfWord(level!)
    if (header.level === 0) return false
    header.program = program!
    header.thread = bracketed ?? process ?? ''
    header.component = module!
    header.messageStart = end + whole.length
    return true
  },

  continues: () => false,
}

const LOGGING =
  /^ (?:[A-Z][a-z]\(\d+\) )?(esxupdate|esxcli-software|esximage|lifecycle|imgdb)(?:\[(\d+)\])?: (?:(\d+): )?([\w.<>-]+): ([A-Z]+): ?/
