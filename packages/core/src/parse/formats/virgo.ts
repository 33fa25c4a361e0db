import type { Clock, LogFormat } from '../format.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { type Header, reset } from '../header.ts'
import { CLOSE, isDigit, OPEN } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * vsphere_client_virgo.log and others of the VCSA's web services. The first number is the client's operation, the
 * same that ends the opID in vpxd.log (`…-h5:70011111`); the others are its session and request.
 */
export const virgo: LogFormat = {
  id: 'virgo',
  title: 'vSphere Client',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '[2021-03-04T05:06:07.089-05:00] [ERROR] http-nio-5090-exec-7         70011111 100123 200456 com.vmware.vise.data.Service          Query failed\ncom.vmware.X: no\n\tat a.b(C.java:3)',
      expect: {
        time: '2021-03-04T10:06:07.089000Z',
        level: 'error',
        program: 'vsphere-client',
        thread: 'http-nio-5090-exec-7',
        component: 'com.vmware.vise.data.Service',
        op: '70011111',
        extra: '100123 200456',
        message: 'Query failed\ncom.vmware.X: no\n\tat a.b(C.java:3)',
      },
    },
    {
      text: '[2021-03-04T05:06:07.089Z] [INFO ] data-pool-3 70011112 100123 ###### com.vmware.vise.Y   done',
      expect: { time: '2021-03-04T05:06:07.089000Z', level: 'info', op: '70011112', extra: '100123' },
    },
    {
      text: '[2021-03-04T05:06:08.089Z] [INFO ] Start Level Dispatcher         org.eclipse.virgo.Kernel   deployed',
      expect: {
        time: '2021-03-04T05:06:08.089000Z',
        level: 'info',
        thread: 'Start Level Dispatcher',
        message: 'deployed',
      },
    },
    {
      text: '[2021-03-04T05:06:07.089Z] [WARN ] monitor-1 c.v.v.analytics.Pump connection is slow',
      expect: {
        time: '2021-03-04T05:06:07.089000Z',
        level: 'warning',
        thread: 'monitor-1',
        component: 'c.v.v.analytics.Pump',
        op: '',
        message: 'connection is slow',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (line.charCodeAt(0) !== OPEN || !isDigit(line.charCodeAt(1))) return false
    reset(header)
    const end = readIso(line, 1, clock, header)
    if (end === 0 || line.charCodeAt(end) !== CLOSE) return false
    const rest = HEADER.exec(line.slice(end, end + 500))
    if (!rest) return false
    header.level = levelOfWord(rest[1]!)
    if (header.level === 0) return false
    header.program = 'vsphere-client'
    header.thread = rest[2]!.replace(/^\[|\]$/g, '')
    header.op = rest[3] ?? ''
    header.extra = (rest[4] ?? '').replace(/#+/g, '').trim()
    header.component = rest[5]!
    header.messageStart = end + rest[0].length
    header.op ||= statedOp(line, header.messageStart)
    return true
  },

  continues: () => false,
}

const HEADER =
  /^\] \[([A-Z]+) *\] (\S+(?: \S+){0,4}?) +(?:(\d{8}) +((?:\d{6}|#{6})(?: +(?:\d{6}|#{6}))?) +)?([A-Za-z_$][\w$-]*(?:\.[\w$-]+)+) +/
