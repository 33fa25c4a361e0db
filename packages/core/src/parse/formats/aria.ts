import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit, skipBlanks, wordEnd } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * vRealize and Aria Automation: a bracket of named fields, of 7 behind a tag and with the level in it, of 8 behind level and
 * service.
 */
export const aria: LogFormat = {
  id: 'aria',
  title: 'vRealize and Aria Automation',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: "2020-05-06T07:08:09.101Z WARN tango-blueprint [host='tb-1' thread='http-9' user='jdoe' org='' trace='1a2b3c' span=''] c.v.t.Planner - no such image",
      expect: {
        time: '2020-05-06T07:08:09.101000Z',
        level: 'warning',
        program: 'tango-blueprint',
        thread: 'http-9',
        component: 'c.v.t.Planner',
        op: '1a2b3c',
        message: 'no such image',
      },
    },
    {
      text: '2020-05-06 07:08:09,101 vcac: [component="cafe:catalog" priority="ERROR" thread="tomcat-http--4" tenant="acme" context="1a2b" parent="" token="9f"] com.vmware.vcac.Catalog.find:81 - gone',
      expect: {
        time: '2020-05-06T07:08:09.101000Z',
        level: 'error',
        program: 'catalog',
        thread: 'tomcat-http--4',
        component: 'com.vmware.vcac.Catalog.find',
        op: '1a2b',
        message: 'gone',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const start = end === 0 ? null : START.exec(line.slice(end, end + 90))
    if (!start) return false
    const open = end + start[0].length
    const close = line.indexOf(']', open)
    if (close < 0 || close > open + LONGEST) return false
    const fields = new Map(
      [...line.slice(open, close).matchAll(FIELD)].map(([, key, value]) => [key!, value === '-' ? '' : value!]),
    )
    header.level = levelOfWord(start[1] ?? fields.get('priority') ?? '')
    const thread = fields.get('thread')
    if (header.level === 0 || thread === undefined) return false
    header.thread = thread
    header.program = start[2] ?? fields.get('component')?.split(':').at(-1) ?? ''
    header.op = fields.get('trace') || fields.get('context') || ''
    header.extra = ['host', 'user', 'org', 'tenant', 'token'].flatMap((key) => fields.get(key) || []).join(' ')
    header.messageStart = readClass(line, skipBlanks(line, close + 1), header)
    return true
  },

  continues: () => false,
}

/** `com.vmware.vcac.Catalog.find:81 - text` */
function readClass(line: string, at: number, header: Header): number {
  const end = wordEnd(line, at)
  const name = /^([\w.$-]{1,120}?)(?::\d{1,6})?$/.exec(line.slice(at, Math.min(end, at + 140)))
  if (!name || !line.startsWith(' - ', end)) return at
  header.component = name[1]!
  return end + 3
}

const LONGEST = 600
const START = /^ (?:([A-Z]{4,5}) +([\w.-]{1,60}) |[\w.-]{1,40}: )\[(?=\w{1,20}=["'])/
const FIELD = /(\w{1,20})=["']([^"']{0,200})["']/g
