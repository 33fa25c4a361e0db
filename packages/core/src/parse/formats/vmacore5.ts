import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit, OPEN } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** The same services before 6.0: time, then thread, level and component in one bracket; in 4.x the time as well. */
export const vmacore5: LogFormat = {
  id: 'vmacore5',
  title: 'vCenter and ESXi services, 3.5–5.5',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: "2013-08-12T13:48:25.650Z [6FE81B90 info 'Vimsvc.TaskManager' opID=hostd-9a1c user=root] Task Created : haTask-ha-host-vim.host.x-12\n--> more",
      expect: {
        time: '2013-08-12T13:48:25.650000Z',
        level: 'info',
        thread: '6FE81B90',
        component: 'Vimsvc.TaskManager',
        op: 'hostd-9a1c',
        extra: 'user=root',
        message: 'Task Created : haTask-ha-host-vim.host.x-12\n--> more',
      },
    },
    {
      text: "2012-07-08T18:01:33.608-04:00 [4BFC8940 warning 'Default'] cannot look for changes past the end",
      expect: { time: '2012-07-08T22:01:33.608000Z', level: 'warning', component: 'Default', op: '' },
    },
    {
      text: "[2011-04-01 15:14:34.203 F5A5AB90 verbose 'vm:/vmfs/volumes/4d-23/Test/Test.vmx' opID=F6FC49D5-000007E6-d] prepare",
      expect: {
        time: '2011-04-01T15:14:34.203000Z',
        level: 'debug',
        thread: 'F5A5AB90',
        component: 'vm',
        op: 'F6FC49D5-000007E6-d',
        extra: '/vmfs/volumes/4d-23/Test/Test.vmx',
        message: 'prepare',
      },
    },
    {
      text: "[2008-04-01 15:14:34.203 'App' 3076436096 error] no such host",
      expect: { time: '2008-04-01T15:14:34.203000Z', level: 'error', thread: '3076436096', component: 'App' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const at = line.charCodeAt(0) === OPEN ? 1 : 0
    if (!isDigit(line.charCodeAt(at))) return false
    reset(header)
    const end = readIso(line, at, clock, header)
    if (end === 0) return false
    const rest = (at === 1 ? IN_ONE : AFTER_TIME).exec(line.slice(end, end + 600))
    if (!rest) return false
    const [whole, first, second, third, keys] = rest
    const oldOrder = first!.startsWith("'")
    header.level = levelOfWord(oldOrder ? third! : second!)
    if (header.level === 0) return false
    header.thread = oldOrder ? second! : first!
    const quoted = (oldOrder ? first! : third!).slice(1, -1)
    const colon = quoted.indexOf(':')
    header.component = colon > 0 ? quoted.slice(0, colon) : quoted
    header.op = /\bop(?:ID|Id)=(\S+)/.exec(keys!)?.[1] ?? ''
    const varying = colon > 0 ? quoted.slice(colon + 1) : ''
    header.extra = `${varying} ${keys!.replace(/\bop(?:ID|Id)=\S+/, '')}`.trim()
    header.messageStart = end + whole.length
    return true
  },

  continues: (line) => line.startsWith('-->'),
}

// thread level 'component' keys] — in 3.5: 'component' thread level]
const FIELDS = String.raw`('[^']{0,300}'|\w+) (\w+) ('[^']{0,300}'|\w+)((?: [^\]]*)?)\] ?`
const IN_ONE = new RegExp(`^ ${FIELDS}`)
const AFTER_TIME = new RegExp(String.raw`^ \[${FIELDS}`)
