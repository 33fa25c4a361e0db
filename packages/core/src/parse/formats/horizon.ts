import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * Horizon (View): Connection Server, agent and client for Windows write alike, process and thread in hexadecimal, then the
 * thread's name, the module and often the desktop session, which is the same on all three.
 */
export const horizon: LogFormat = {
  id: 'horizon',
  title: 'Horizon Connection Server, agent and client',
  reportAs: 'id',
  specificity: 0.92,
  samples: [
    {
      text: '2019-05-06T07:08:09.101+09:00 ERROR (0A1C-1B2C) <TP-Processor7> [DesktopTracker] (SESSION:1a2b_***_9f8e) no desktop is free\njava.lang.IllegalStateException: none\n\tat a.b.C(C.java:3)',
      expect: {
        time: '2019-05-05T22:08:09.101000Z',
        level: 'error',
        thread: 'TP-Processor7',
        component: 'DesktopTracker',
        extra: '0A1C-1B2C SESSION:1a2b_***_9f8e',
        message: 'no desktop is free\njava.lang.IllegalStateException: none\n\tat a.b.C(C.java:3)',
      },
    },
    {
      text: '2016-05-06T07:08:09.101-05:00 INFO  (02F4-0AD8) <2776> [wsnm_desktop] Protocol BLAST is ready {SESSION:77aa_***_01bc}',
      expect: {
        time: '2016-05-06T12:08:09.101000Z',
        level: 'info',
        thread: '2776',
        component: 'wsnm_desktop',
        extra: '02F4-0AD8',
        message: 'Protocol BLAST is ready {SESSION:77aa_***_01bc}',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 300))
    if (!fields) return false
    const [whole, level, ids, thread, module, session] = fields
    header.level = levelOfWord(level!)
    if (header.level === 0) return false
    header.thread = thread!
    header.component = module ?? ''
    header.extra = session === undefined ? ids! : `${ids!} ${session}`
    header.messageStart = end + whole.length
    return true
  },

  continues: () => false,
}

const FIELDS =
  /^ ([A-Z]{4,5}) +\(([\dA-F]{3,8}-[\dA-F]{3,8})\) <([^>]{1,100})> (?:\[([^\]]{1,100})\] ?)?(?:[({](SESSION:[\w*-]{1,60})[)}] ?)?/
