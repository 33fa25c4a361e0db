import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { readEpoch } from '../grammar/dates.ts'
import { type Header, reset } from '../header.ts'
import { skipBlanks } from '../scan.ts'

/** The Linux audit daemon: `type=… msg=audit(seconds.milliseconds:serial): …`. The serial joins the records of one event. */
export const audit: LogFormat = {
  id: 'audit',
  title: 'Linux audit log',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: 'type=USER_LOGIN msg=audit(1620284889.101:4242): pid=2101 uid=0 msg=\'op=login acct="root" res=failed\'',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'warning',
        program: 'auditd',
        component: 'USER_LOGIN',
        op: '',
        extra: '4242',
        message: 'pid=2101 uid=0 msg=\'op=login acct="root" res=failed\'',
      },
    },
    {
      text: 'node=vc01 type=SYSCALL msg=audit(1620284889.102:4243): arch=c000003e syscall=59 success=yes',
      expect: { time: '2021-05-06T07:08:09.102000Z', level: 'info', component: 'SYSCALL' },
    },
  ],

  read(line: string, header: Header, _clock: Clock): boolean {
    const c = line.charCodeAt(0)
    if (c !== 116 && c !== 110) return false
    const type = TYPE.exec(line.slice(0, 200))
    if (!type) return false
    reset(header)
    const stamp = readEpoch(line, type[0].length, header)
    const serial = stamp === 0 ? null : /^:(\d+)\): ?/.exec(line.slice(stamp, stamp + 20))
    if (!serial) return false
    header.program = 'auditd'
    header.component = type[1]!
    header.extra = serial[1]!
    header.messageStart = skipBlanks(line, stamp + serial[0].length)
    header.level = FAILED.test(line.slice(header.messageStart, header.messageStart + 2000)) ? LEVEL.warning : LEVEL.info
    return true
  },

  continues: () => false,
}

const TYPE = /^(?:node=\S{1,100} )?type=([\w[\]]{1,60}) msg=audit\(/
const FAILED = /\b(?:res=failed|res=0|success=no)\b/
