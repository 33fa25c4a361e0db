import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { monthOfName } from '../grammar/month-names.ts'
import { type Header, reset } from '../header.ts'
import { OPEN, skipBlanks, wordEnd } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readBsd, readDay, readIso } from '../time.ts'

/** VMware Tools in the guest (vmware-vmsvc.log, vmware-vgauthsvc.log.0): local time, the year only in later versions. */
export const guestTools: LogFormat = {
  id: 'guest-tools',
  title: 'VMware Tools in the guest',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: "[ago 05 06:07:08.123] [ message] [vmsvc] no catalog for 'es', using the built-in texts",
      expect: {
        time: '2020-08-05T06:07:08.123000Z',
        level: 'info',
        program: 'vmtools',
        component: 'vmsvc',
        message: "no catalog for 'es', using the built-in texts",
      },
    },
    {
      // Lines are bytes read as latin1: `août`, `Mär`, `7月`.
      text: '[ao\xc3\xbbt 05 06:07:08.123] [ warning] [vmsvc] x',
      expect: { time: '2020-08-05T06:07:08.123000Z', level: 'warning', component: 'vmsvc', message: 'x' },
    },
    {
      text: '[M\xc3\xa4r 05 06:07:08.123] [ message] [vmusr:vmusr] x',
      expect: { time: '2020-03-05T06:07:08.123000Z', level: 'info', component: 'vmusr:vmusr' },
    },
    {
      text: '[ 7\xe6\x9c\x88 05 06:07:08.123] [   debug] [vmsvc] x',
      expect: { time: '2020-07-05T06:07:08.123000Z', level: 'debug' },
    },
    {
      text: '[2021-03-04T05:06:07.089Z] [ warning] [vmtoolsd] plugin refused',
      expect: { time: '2021-03-04T05:06:07.089000Z', level: 'warning', component: 'vmtoolsd' },
    },
    {
      // From Tools 11 on with the process.
      text: '[2022-03-04T05:06:07.089Z] [ message] [vmsvc] [4712] plugin is loaded',
      expect: {
        time: '2022-03-04T05:06:07.089000Z',
        level: 'info',
        component: 'vmsvc',
        thread: '4712',
        message: 'plugin is loaded',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (line.charCodeAt(0) !== OPEN) return false
    reset(header)
    const end = readIso(line, 1, clock, header) || readBsd(line, 1, clock, header) || readNamed(line, clock, header)
    if (end === 0) return false
    const rest = HEADER.exec(line.slice(end, end + 120))
    if (!rest) return false
    header.level = rest[1] === 'message' ? LEVEL.info : levelOfWord(rest[1]!)
    if (header.level === 0) return false
    header.program = 'vmtools'
    header.component = rest[2]!
    header.thread = rest[3] ?? ''
    header.messageStart = end + rest[0].length
    return true
  },

  continues: () => false,
}

/** A month's name of more than three letters, or in another script: `[août 05 …`, `[7月 05 …`, `[ 7月 05 …`. */
function readNamed(line: string, clock: Clock, header: Header): number {
  const from = skipBlanks(line, 1)
  const end = wordEnd(line.slice(0, from + 16), from)
  const month = monthOfName(line.slice(from, end))
  return month === 0 ? 0 : readDay(line, end, month, clock, header)
}

const HEADER = /^\] \[ *(\w+)\] \[([\w.:-]+)\] ?(?:\[(\d{1,10})\] )?/
