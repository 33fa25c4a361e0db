import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { OPEN } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** GemFire, the memory grid of Aria Operations: level, time with its zone, member and thread in one bracket. */
export const gemfire: LogFormat = {
  id: 'gemfire',
  title: 'GemFire (Aria Operations)',
  reportAs: 'id',
  specificity: 0.93,
  samples: [
    {
      text: '[severe 2021/05/06 07:08:09.101 UTC ops1 <Pooled Message 7> tid=0x4c] a member is gone\njava.io.IOException: gone',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        thread: 'Pooled Message 7',
        extra: 'ops1 0x4c',
        message: 'a member is gone\njava.io.IOException: gone',
      },
    },
    {
      text: '[info 2021/05/06 16:08:09.101 JST <main> tid=0x1] up',
      expect: { time: '2021-05-06T07:08:09.101000Z', level: 'info', thread: 'main', extra: '0x1' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (line.charCodeAt(0) !== OPEN) return false
    const fields = FIELDS.exec(line.slice(0, 260))
    if (!fields) return false
    const [whole, level, time, member, thread, id] = fields
    reset(header)
    if (readIso(`${time!.replaceAll('/', '-')} `, 0, clock, header) === 0) return false
    header.level = levelOfWord(level === 'config' || level === 'fine' ? 'debug' : level!)
    header.thread = thread!
    header.extra = [member ?? '', id!].join(' ').trim()
    header.messageStart = whole.length
    return header.level > 0
  },

  continues: () => false,
}

const FIELDS =
  /^\[(config|fine|info|warn|warning|error|severe) (\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{3}(?: [A-Z]{1,5})?) (?:([^\s<]{1,80}) )?<([^>]{0,100})> tid=(0x[\da-f]{1,16})\] ?/
