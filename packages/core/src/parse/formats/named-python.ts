import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** VCSA Python services that write their name before the time (image service, HSM service, image builder). */
export const namedPython: LogFormat = {
  id: 'named-python',
  title: 'VCSA Python services, name first',
  reportAs: 'program',
  specificity: 0.9,
  samples: [
    {
      text: 'ImageService: 140211233044288: 2021-05-06 07:08:09,101 imageService:512 INFO depot was refreshed\nTraceback (most recent call last):\n  File "x.py", line 3, in f',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'info',
        program: 'ImageService',
        thread: '140211233044288',
        component: 'imageService',
        message: 'depot was refreshed\nTraceback (most recent call last):\n  File "x.py", line 3, in f',
      },
    },
    {
      text: 'HsmService:2021-05-06 07:08:09,101[MainThread]hsmService:91 [ERROR] no key provider',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        program: 'HsmService',
        thread: 'MainThread',
        component: 'hsmService',
        message: 'no key provider',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const colon = line.indexOf(':')
    if (colon < 2 || colon > 40) return false
    const fields = FIELDS.exec(line.slice(0, 300))
    if (!fields) return false
    const [whole, program, process, stamp, thread, file, bracketed, bare] = fields
    reset(header)
    if (readIso(stamp!, 0, clock, header) === 0) return false
    header.level = levelOfWord(bracketed ?? bare!)
    if (header.level === 0) return false
    header.program = program!
    header.thread = thread ?? process ?? ''
    header.component = file!
    header.messageStart = whole.length
    return true
  },

  continues: () => false,
}

const FIELDS =
  /^([A-Za-z][\w.-]{1,39}): ?(?:(\d+): )?(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3})(?:\[([^\]]{1,60})\])? ?([\w./-]{1,80}):\d+ (?:\[([A-Za-z]{4,8})\]|([A-Z]{4,8}))\s{0,3}/
