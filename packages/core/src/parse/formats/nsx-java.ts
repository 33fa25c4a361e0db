import type { Clock, LogFormat } from '../format.ts'
import { readZoneBehind } from '../grammar/dates.ts'
import { alarmOfNsxData, readNsxData } from '../grammar/nsx.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { type Header, reset } from '../header.ts'
import { BLANK, isDigit, skipBlanks } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * NSX Manager's own logs (nsxapi.log, policy.log, cbm.log, nsx-ccp.log, upgrade-coordinator.log …): a Java header, then
 * the structured data that the syslog has too. vsm.log of NSX-V is the same without it, and with its zone as `GMT+00:00`.
 */
export const nsxJava: LogFormat = {
  id: 'nsx-java',
  title: 'NSX Manager services',
  reportAs: 'id',
  specificity: 0.92,
  samples: [
    {
      text: '2021-05-06T07:08:09.101Z  INFO http-nio-127.0.0.1-7440-exec-7 RealizationService 2101 POLICY [nsx@6876 comp="nsx-manager" level="WARNING" reqId="5f1c-22" subcomp="policy" username="admin"] intent is not realized\njava.io.IOException: no\n\tat a.b.C(C.java:3)',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'warning',
        program: 'nsx-manager',
        thread: 'http-nio-127.0.0.1-7440-exec-7',
        component: 'policy',
        op: '5f1c-22',
        message: 'intent is not realized\njava.io.IOException: no\n\tat a.b.C(C.java:3)',
      },
    },
    {
      text: '2021-05-06T07:08:09.101Z ERROR Task Executor-4 ClusterNode - - [nsx@6876 comp="nsx-controller" level="ERROR"] node is down',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        program: 'nsx-controller',
        thread: 'Task Executor-4',
        component: 'nsx-controller',
      },
    },
    {
      text: '2021-05-06T07:08:09.101Z ERROR Alarms-2 MonitoringFacade 2101 MONITORING [nsx@6876 comp="nsx-manager" eventState="On" eventType="partner_channel_down" level="ERROR" subcomp="monitoring"] it is down',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        component: 'monitoring',
        extra: 'eventState="On" eventType="partner_channel_down"',
        message: 'it is down',
      },
    },
    {
      text: '2021-05-06T07:08:09.101Z  INFO main StartupLogger - - Started Application in 42 s',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'info',
        thread: 'main',
        component: 'StartupLogger',
        message: 'Started Application in 42 s',
      },
    },
    {
      text: "2017-05-06 07:08:09.101 GMT+02:00  INFO TaskExecutor-4 SystemEventDao:88 - [SystemEvent] Time:'Sat May 06 07:08:09.100 GMT+02:00 2017', Severity:'High', Event Source:'Security Fabric', Code:'250099'",
      expect: {
        time: '2017-05-06T05:08:09.101000Z',
        level: 'info',
        program: 'nsx-manager',
        thread: 'TaskExecutor-4',
        component: 'SystemEventDao',
      },
    },
    {
      text: '2012-05-06 07:08:09.101 GMT  WARN TaskExecutor-3 VirtualMachineFacade:120 - no such machine',
      expect: {
        time: '2012-05-06T07:08:09.101000Z',
        level: 'warning',
        thread: 'TaskExecutor-3',
        component: 'VirtualMachineFacade',
        message: 'no such machine',
      },
    },
    {
      text: 'May  6 07:08:09 nsxmgr 2017-05-06 07:08:09.101 GMT+00:00 ERROR http-12 EdgeFacade:12 - [nsxv@6876 comp="nsx-manager" subcomp="manager" operationID="opId-4a"] no such edge',
      expect: {
        time: '2017-05-06T07:08:09.101000Z',
        level: 'error',
        component: 'manager',
        op: 'opId-4a',
        extra: 'nsxmgr',
        message: 'no such edge',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const at = isDigit(line.charCodeAt(0)) ? 0 : ownStamp(line)
    if (at < 0) return false
    reset(header)
    let end = readIso(line, at, clock, header)
    if (end === 0) return false
    const zoned = readZoneBehind(line, end, clock, header)
    const data = DATA.exec(line.slice(zoned, zoned + 1500))
    // vShield Manager wrote ` GMT` behind the time.
    const named = line.charCodeAt(end - 4) === BLANK
    const plain = data ?? (zoned > end || named || at > 0 ? PLAIN : EMPTY).exec(line.slice(zoned, zoned + 300))
    if (!plain) return false
    end = zoned + plain[0].length
    const [, level, thread, name, structured] = plain
    header.level = levelOfWord(level!)
    if (header.level === 0) return false
    header.program = 'nsx-manager'
    header.thread = thread!
    if (at > 0) header.extra = hostOf(line, at)
    if (structured !== undefined) {
      readNsxData(structured, header)
      const alarm = alarmOfNsxData(structured)
      if (alarm !== '') header.extra = header.extra === '' ? alarm : `${header.extra} ${alarm}`
    }
    header.program = /\bcomp="([\w.-]+)"/.exec(structured ?? '')?.[1] ?? 'nsx-manager'
    header.component ||= name!.replace(/:\d+$/, '')
    header.messageStart = skipBlanks(line, end)
    header.op ||= statedOp(line, header.messageStart)
    return true
  },

  continues: () => false,
}

/** Where the line's own time stands behind a relay's, as NSX-V's syslog has it; -1 when nowhere. */
function ownStamp(line: string): number {
  const relay = /^(?:<\d{1,3}>)?[A-Za-z]{3} [ \d]\d [\d:]{8} [\w.-]{1,80} (?=\d{4}-)/.exec(line.slice(0, 120))
  return relay ? relay[0].length : -1
}

function hostOf(line: string, at: number): string {
  return line.slice(line.lastIndexOf(' ', at - 2) + 1, at - 1)
}

const HEAD = String.raw`^ +([A-Z]{4,7}) +([^\s[\]]{1,120}(?: [^\s[\]]{1,60}){0,3}?) ([\w.$-]{1,100}(?::\d{1,6})?)`
const DATA = new RegExp(`${HEAD}(?: (?:\\d+|-))?(?: (?:[A-Z]+|-))? (\\[nsxv?@\\d+[^\\]]{0,1000}\\])`)
/** Without data, both process and message id tell that it is one of these at all. */
const EMPTY = new RegExp(`${HEAD} (?:\\d+|-) (?:[A-Z]+|-) `)
const PLAIN = new RegExp(`${HEAD}(?: (?:\\d+|-))? - `)
