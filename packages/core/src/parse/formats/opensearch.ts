import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit, OPEN, skipBlanks } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** Elasticsearch and OpenSearch, the search service of NSX: `[time][LEVEL][class] [node] text`. */
export const opensearch: LogFormat = {
  id: 'opensearch',
  title: 'Elasticsearch and OpenSearch (NSX search)',
  reportAs: 'id',
  specificity: 0.91,
  samples: [
    {
      text: '[2021-05-06T07:08:09,101][WARN ][o.e.m.j.JvmGcMonitorService] [nsx01] [gc][771] overhead, spent [1.2s] collecting',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'warning',
        component: 'o.e.m.j.JvmGcMonitorService',
        extra: 'nsx01',
        message: '[gc][771] overhead, spent [1.2s] collecting',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (line.charCodeAt(0) !== OPEN || !isDigit(line.charCodeAt(1))) return false
    reset(header)
    const end = readIso(line, 1, clock, header)
    const fields = end === 0 ? null : FIELDS.exec(line.slice(end, end + 240))
    if (!fields) return false
    header.level = levelOfWord(fields[1]!)
    if (header.level === 0) return false
    header.component = fields[2]!
    header.extra = fields[3] ?? ''
    header.messageStart = skipBlanks(line, end + fields[0].length)
    return true
  },

  continues: () => false,
}

const FIELDS = /^\]\[([A-Z]{4,8}) *\]\[([\w.$-]{1,120}) *\](?: \[([\w.-]{1,80})\])? ?/
