import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { statedLevel } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * vminst.log and its kin, what vCenter's installer on Windows did: the build first, then an American date, or a library's
 * name with its build.
 */
export const vminst: LogFormat = {
  id: 'vminst',
  title: 'vCenter installer on Windows',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: 'VMware VirtualCenter-build-1234567: 05/26/14 07:08:09 Error: cannot start the service',
      expect: {
        time: '2014-05-26T07:08:09.000000Z',
        level: 'error',
        program: 'VMware VirtualCenter',
        extra: '1234567',
        message: 'Error: cannot start the service',
      },
    },
    {
      text: '2016-05-26 07:08:09.101+02:00| vcsInstUtil-1234567| E: StartService: cannot start vpxd',
      expect: {
        time: '2016-05-26T05:08:09.101000Z',
        level: 'error',
        program: 'vcsInstUtil',
        extra: '1234567',
        message: 'StartService: cannot start vpxd',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (isDigit(line.charCodeAt(0))) return readLibrary(line, header, clock)
    if (!line.startsWith('VMware ')) return false
    const fields = FIELDS.exec(line.slice(0, 160))
    if (!fields) return false
    const [whole, program, build, month, day, year, time] = fields
    reset(header)
    if (readIso(`20${year!}-${month!}-${day!}T${time!}`, 0, clock, header) === 0) return false
    header.program = program!
    header.extra = build!
    header.messageStart = whole.length
    header.level = statedLevel(line, header.messageStart)
    return true
  },

  continues: () => false,
}

/** What the installer's libraries write: `time| name-build| I: text`. */
function readLibrary(line: string, header: Header, clock: Clock): boolean {
  reset(header)
  const end = readIso(line, 0, clock, header)
  const fields = end === 0 ? null : LIBRARY.exec(line.slice(end, end + 120))
  if (!fields) return false
  header.program = fields[1]!
  header.extra = fields[2]!
  header.level = LETTERS[fields[3]!]!
  header.messageStart = end + fields[0].length
  return true
}

const LIBRARY = /^\| ([\w.-]{1,60})-(\d{1,12})\| ([IWEV]): ?/
const LETTERS: Readonly<Record<string, number>> = {
  I: LEVEL.info,
  W: LEVEL.warning,
  E: LEVEL.error,
  V: LEVEL.debug,
}
const FIELDS = /^(VMware [\w .-]{1,60})-build-(\d{1,12}): (\d\d)\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d) ?/
