import type { Clock, LogFormat } from '../format.ts'
import { readSlashedYear } from '../grammar/dates.ts'
import { type Header, reset } from '../header.ts'
import { levelOfWord } from '../severity.ts'

/** cluster.log of Windows' failover clusters, which share disks of virtual machines: process and thread first. Times are UTC. */
export const windowsCluster: LogFormat = {
  id: 'windows-cluster',
  title: 'Windows failover cluster',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: '00000b1c.00001a2b::2021/05/06-07:08:09.101 ERR   [RES] Physical Disk <Quorum>: no reservation',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        thread: '00001a2b',
        component: 'RES',
        extra: '00000b1c',
        message: 'Physical Disk <Quorum>: no reservation',
      },
    },
    {
      text: '00000b1c.00001a2b::2021/05/06-07:08:09.201 INFO  all nodes are up',
      expect: { time: '2021-05-06T07:08:09.201000Z', level: 'info', component: '' },
    },
  ],

  read(line: string, header: Header): boolean {
    if (line.charCodeAt(8) !== DOT || line.charCodeAt(17) !== COLON) return false
    const fields = FIELDS.exec(line.slice(0, 120))
    if (!fields) return false
    const [whole, process, thread, date, time, level, component] = fields
    reset(header)
    if (readSlashedYear(`${date!} ${time!}`, 0, UTC, header) === 0) return false
    header.level = levelOfWord(level === 'DBG' ? 'debug' : level!.toLowerCase())
    header.thread = thread!
    header.extra = process!
    header.component = component ?? ''
    header.messageStart = whole.length
    return true
  },

  continues: () => false,
}

const DOT = 46
const COLON = 58
const UTC: Clock = { zoneMinutes: 0, zoneBasis: 'UTC', reference: 0 }
const FIELDS =
  /^([\da-f]{8})\.([\da-f]{8})::(\d{4}\/\d\d\/\d\d)-(\d\d:\d\d:\d\d\.\d{3}) ([A-Z]{3,4}) +(?:\[([A-Z]\w{0,20})\] )?/
