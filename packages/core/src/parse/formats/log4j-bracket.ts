import type { Clock, LogFormat } from '../format.ts'
import { readDayMonthYear, readZoneBehind } from '../grammar/dates.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { type Header, reset } from '../header.ts'
import { BLANK, isDigit, OPEN, skipBlanks } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * Java services that put their whole header into one bracket: License and Inventory Service of 5.x, single sign-on and
 * Lookup Service of 6.x, `[time thread tenant correlation LEVEL class] text` with any of them left out; performance charts have
 * the time before the bracket.
 */
export const log4jBracket: LogFormat = {
  id: 'log4j-bracket',
  title: 'VCSA Java services, header in one bracket (5.x, 6.x)',
  reportAs: 'id',
  specificity: 0.85,
  samples: [
    {
      text: '[2013-05-06 07:08:09,101 pool-3-thread-1  INFO  com.vmware.vim.license.service.Impl] accounting is on',
      expect: {
        time: '2013-05-06T07:08:09.101000Z',
        level: 'info',
        thread: 'pool-3-thread-1',
        component: 'com.vmware.vim.license.service.Impl',
        message: 'accounting is on',
      },
    },
    {
      text: '[2016-05-06T07:08:09.101Z tomcat-http--12 vsphere.local        2b7c1a90-4d11-4f0a-9e3b-0c2d5e6f7a81 WARN  com.vmware.identity.Sts] assertion has expired\n\tat a.b.C(C.java:3)',
      expect: {
        time: '2016-05-06T07:08:09.101000Z',
        level: 'warning',
        thread: 'tomcat-http--12',
        component: 'com.vmware.identity.Sts',
        op: '2b7c1a90-4d11-4f0a-9e3b-0c2d5e6f7a81',
        extra: 'vsphere.local',
        message: 'assertion has expired\n\tat a.b.C(C.java:3)',
      },
    },
    {
      text: '[2015-05-06T07:08:09.101Z pool-2-thread-1 opId=7a-1b INFO  com.vmware.identity.admin.Principals] group found',
      expect: { time: '2015-05-06T07:08:09.101000Z', level: 'info', thread: 'pool-2-thread-1', op: '7a-1b' },
    },
    {
      text: '[2016-05-06T07:08:09.101Z vsphere.local        2b7c1a90-4d11-4f0a-9e3b-0c2d5e6f7a81 INFO ] [IdentityManager] user was found',
      expect: {
        time: '2016-05-06T07:08:09.101000Z',
        level: 'info',
        thread: 'vsphere.local',
        component: 'IdentityManager',
        message: 'user was found',
      },
    },
    {
      text: '[2012-05-06 07:08:09,101 WARN  main  com.vmware.identity.Starter] slow',
      expect: {
        time: '2012-05-06T07:08:09.101000Z',
        level: 'warning',
        thread: 'main',
        component: 'com.vmware.identity.Starter',
      },
    },
    {
      text: '[2013-05-06 07:08:09,101 INFO  opID=1a2b-3c tomcat-http--3 com.vmware.identity.Admin] [User {Name: a}] found',
      expect: {
        time: '2013-05-06T07:08:09.101000Z',
        level: 'info',
        thread: 'tomcat-http--3',
        component: 'com.vmware.identity.Admin',
        op: '1a2b-3c',
        message: '[User {Name: a}] found',
      },
    },
    {
      text: '2013-05-06 07:08:09,101 [tomcat-exec-3  ERROR  com.vmware.vim.stats.webui.Charts] no data',
      expect: {
        time: '2013-05-06T07:08:09.101000Z',
        level: 'error',
        thread: 'tomcat-exec-3',
        component: 'com.vmware.vim.stats.webui.Charts',
        message: 'no data',
      },
    },
    {
      text: '[06 May 2013 07:08:09,101 GMT+09:00 Thread-4  WARN  com.vmware.vim.common.Vdb] slow',
      expect: { time: '2013-05-05T22:08:09.101000Z', level: 'warning', thread: 'Thread-4' },
    },
    {
      text: '[06 May 2013 07:08:09,101 Thread-4  ERROR  com.vmware.vim.common.Vdb] no connection',
      expect: { time: '2013-05-06T07:08:09.101000Z', level: 'error', thread: 'Thread-4' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const at = line.charCodeAt(0) === OPEN ? 1 : 0
    if (!isDigit(line.charCodeAt(at))) return false
    reset(header)
    let end = readIso(line, at, clock, header) || readDayMonthYear(line, at, clock, header)
    if (end > 0) end = readZoneBehind(line, end, clock, header)
    if (end === 0 || line.charCodeAt(end) !== BLANK) return false
    const from = at === 1 ? end : line.charCodeAt(end + 1) === OPEN ? end + 2 : 0
    const close = from === 0 ? -1 : line.indexOf(']', from)
    if (close < 0 || close > from + LONGEST) return false
    if (!readWords(line.slice(from, close).trim().split(/ +/), header)) return false
    // Without the time in it, it is a header only with a class.
    if (at === 0 && !/\w\.\w/.test(header.component)) return false
    header.messageStart = skipBlanks(line, close + 1)
    if (header.component === '') readClass(line, header)
    header.op ||= statedOp(line, header.messageStart)
    return true
  },

  continues: () => false,
}

const LONGEST = 300

function readWords(all: string[], header: Header): boolean {
  const words = all.filter((word) => !OP.test(word))
  header.op = OP.exec(all.find((word) => OP.test(word)) ?? '')?.[1] ?? ''
  const at = words.findIndex((word) => levelOfWord(word) > 0 && /^[A-Z]/.test(word))
  if (at < 0 || words.length > at + 3) return false
  header.level = levelOfWord(words[at]!)
  // 5.1's single sign-on has the thread behind the level.
  const [thread, name] = words.length > at + 2 ? words.slice(at + 1) : ['', words[at + 1]]
  header.component = name ?? ''
  const before: string[] = []
  for (const word of words.slice(0, at)) {
    if (UUID.test(word)) header.op ||= word
    else before.push(word)
  }
  // Blanks within a thread's name come before the tenant, a domain.
  const tenant = before.findIndex((word, i) => i > 0 && /^[\w-]+\.[\w.-]+$/.test(word))
  header.thread = before.slice(0, tenant < 0 ? undefined : tenant).join(' ') || thread!
  header.extra = tenant < 0 ? '' : before.slice(tenant).join(' ')
  return true
}

/** `… INFO ] [IdentityManager] text`: the class in a bracket of its own. */
function readClass(line: string, header: Header): void {
  const at = header.messageStart
  const close = line.indexOf(']', at)
  if (line.charCodeAt(at) !== OPEN || close < 0 || close > at + 120) return
  const name = line.slice(at + 1, close)
  if (!/^[\w.$]+$/.test(name)) return
  header.component = name
  header.messageStart = skipBlanks(line, close + 1)
}

const OP = /^op(?:ID|Id)=(.*)$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
