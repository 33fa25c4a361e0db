import type { Clock, LogFormat } from '../format.ts'
import { readBracket } from '../grammar/bracket.ts'
import { type Header, reset } from '../header.ts'
import { isDigit, OPEN } from '../scan.ts'
import { readIso } from '../time.ts'

/** The same services before 6.0: time, then thread, level and component in one bracket; in 4.x the time as well. */
export const vmacore5: LogFormat = {
  id: 'vmacore5',
  title: 'vCenter and ESXi services, 3.5–5.5',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: "2013-05-06T07:08:09.101Z [6FA01B90 info 'Vimsvc.TaskManager' opID=hostd-9a1c user=root] Task Created : haTask-ha-host-vim.host.x-12\n--> more",
      expect: {
        time: '2013-05-06T07:08:09.101000Z',
        level: 'info',
        thread: '6FA01B90',
        component: 'Vimsvc.TaskManager',
        op: 'hostd-9a1c',
        extra: 'user=root',
        message: 'Task Created : haTask-ha-host-vim.host.x-12\n--> more',
      },
    },
    {
      text: "2012-05-06T07:08:09.101-04:00 [4BAA8940 warning 'Default'] the list of changes is short",
      expect: { time: '2012-05-06T11:08:09.101000Z', level: 'warning', component: 'Default', op: '' },
    },
    {
      text: "[2011-05-06 07:08:09.101 F5B0AB90 verbose 'vm:/vmfs/volumes/4d-23/Test/Test.vmx' opID=A1B2C3D4-00000021-d] prepare",
      expect: {
        time: '2011-05-06T07:08:09.101000Z',
        level: 'debug',
        thread: 'F5B0AB90',
        component: 'vm',
        op: 'A1B2C3D4-00000021-d',
        extra: '/vmfs/volumes/4d-23/Test/Test.vmx',
        message: 'prepare',
      },
    },
    {
      text: "[2008-05-06 07:08:09.101 'App' 3076436096 error] no such host",
      expect: { time: '2008-05-06T07:08:09.101000Z', level: 'error', thread: '3076436096', component: 'App' },
    },
    {
      text: "2013-05-06T07:08:09.301Z [6FA01B90 info 'ProxySvc Req00412'] no answer",
      expect: {
        time: '2013-05-06T07:08:09.301000Z',
        level: 'info',
        component: 'ProxySvc Req',
        extra: '00412',
        message: 'no answer',
      },
    },
    {
      text: "mem> [2011-05-06 07:08:10.101 F5B0AB90 verbose 'Vmomi' opID=A1] kept in memory",
      expect: { time: '2011-05-06T07:08:10.101000Z', level: 'debug', component: 'Vmomi', op: 'A1' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    // Before a panic a service replays what it kept in memory: `mem> `.
    const start = line.startsWith('mem> ') ? 5 : 0
    const within = line.charCodeAt(start) === OPEN
    const at = within ? start + 1 : start
    if (!isDigit(line.charCodeAt(at))) return false
    reset(header)
    const end = readIso(line, at, clock, header)
    if (end === 0) return false
    // 4.x has the time within the bracket, 5.x before it.
    const opened = within ? end : line.startsWith(' [', end) ? end + 2 : 0
    header.messageStart = opened === 0 ? 0 : readBracket(line, opened, header)
    return header.messageStart > 0
  },

  continues: (line) => line.startsWith('-->'),
}
