import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** Open vSwitch on NSX Edges and in the Supervisor: `time|serial|module(thread)|LEVEL|text`. */
export const ovs: LogFormat = {
  id: 'ovs',
  title: 'Open vSwitch',
  reportAs: 'id',
  specificity: 0.93,
  samples: [
    {
      text: '2021-05-06T07:08:09.101Z|00042|rconn(handler7)|WARN|br-int<->unix: connection dropped',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'warning',
        thread: 'handler7',
        component: 'rconn',
        extra: '00042',
        message: 'br-int<->unix: connection dropped',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 160))
    if (!fields) return false
    // EMER is Open vSwitch's own abbreviation; `DBG` as well.
    header.level = levelOfWord(OWN.get(fields[4]!) ?? fields[4]!)
    if (header.level === 0) return false
    header.extra = fields[1]!
    header.component = fields[2]!
    header.thread = fields[3] ?? ''
    header.messageStart = end + fields[0].length
    return true
  },

  continues: () => false,
}

const OWN = new Map([
  ['EMER', 'critical'],
  ['ERR', 'error'],
  ['DBG', 'debug'],
])
const FIELDS = /^\|(\d+)\|([\w-]{1,60})(?:\(([\w-]{1,60})\))?\|([A-Z]{3,5})\|/
