import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** SDDC Manager (VMware Cloud Foundation): service and trace in one bracket, class and thread in the next. */
export const vcf: LogFormat = {
  id: 'vcf',
  title: 'SDDC Manager (Cloud Foundation)',
  reportAs: 'program',
  specificity: 0.92,
  samples: [
    {
      text: '2021-05-06T07:08:09.101+0000 ERROR [vcf_lcm,1a2b3c4d5e6f7a8b,9c0d] [c.v.e.s.l.p.BundleKeeper,pool-7-thread-2] no bundle\njava.io.IOException: gone',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        program: 'vcf_lcm',
        thread: 'pool-7-thread-2',
        component: 'c.v.e.s.l.p.BundleKeeper',
        op: '1a2b3c4d5e6f7a8b',
        extra: '9c0d',
        message: 'no bundle\njava.io.IOException: gone',
      },
    },
    {
      text: '2021-05-06T07:08:10.101+0000 INFO  [common,0000000000000000,0000] [c.v.v.v.Start,main] up',
      expect: { time: '2021-05-06T07:08:10.101000Z', program: 'common', op: '', level: 'info', message: 'up' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 400))
    if (!fields) return false
    const [whole, level, program, trace, span, component, thread] = fields
    header.level = levelOfWord(level!)
    if (header.level === 0) return false
    header.program = program!
    header.thread = thread!
    header.component = component!
    header.op = /^0*$/.test(trace!) ? '' : trace!
    header.extra = /^0*$/.test(span!) ? '' : span!
    header.messageStart = end + whole.length
    return true
  },

  continues: () => false,
}

const FIELDS =
  /^ ([A-Z]{4,5}) +\[([\w-]{1,40}),([\da-f]{0,40}),([\da-f]{0,40})(?:,[\w-]{0,20})?\] \[([\w.$]{1,120}),([^\]]{1,80})\] ?/
