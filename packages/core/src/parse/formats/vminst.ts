import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { statedLevel } from '../severity.ts'
import { readIso } from '../time.ts'

/** vminst.log and its kin, what vCenter's installer on Windows did: the build first, then an American date. */
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
  ],

  read(line: string, header: Header, clock: Clock): boolean {
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

const FIELDS = /^(VMware [\w .-]{1,60})-build-(\d{1,12}): (\d\d)\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d) ?/
