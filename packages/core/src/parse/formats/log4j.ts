import type { Clock, LogFormat } from '../format.ts'
import { readDayMonthYear, readSlashedYear, readZoneBehind } from '../grammar/dates.ts'
import { readServiceFields } from '../grammar/service-fields.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { type Header, reset } from '../header.ts'
import { CLOSE, isDigit, OPEN } from '../scan.ts'
import { readIso } from '../time.ts'

/**
 * Java and Python services without a format of their own: a time, then level, thread, class and operation in any order,
 * as log4j, logback and Python's logging can be told to. Most of the VCSA's smaller services write so.
 */
export const log4j: LogFormat = {
  id: 'log4j',
  title: 'Java and Python services (log4j, logging)',
  reportAs: 'id',
  specificity: 0.55,
  samples: [
    {
      text: '2021-05-06T07:08:09.101Z pool-6-thread-2 WARN  common.vmomi.authn.SsoAuthenticatorImpl no certificate for signing yet\njava.io.IOException: gone\n\tat a.b.C(C.java:3)',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'warning',
        thread: 'pool-6-thread-2',
        component: 'common.vmomi.authn.SsoAuthenticatorImpl',
        message: 'no certificate for signing yet\njava.io.IOException: gone\n\tat a.b.C(C.java:3)',
      },
    },
    {
      text: '2021-05-06 07:08:09,101 [main] DEBUG com.vmware.vsm.Starter - ready in 12 s',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'debug',
        thread: 'main',
        component: 'com.vmware.vsm.Starter',
        message: 'ready in 12 s',
      },
    },
    {
      text: '2021-05-06 07:08:09.101  INFO 2101 --- [http-nio-8080-exec-1] c.v.broker.TokenController  : token issued',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'info',
        thread: 'http-nio-8080-exec-1',
        component: 'c.v.broker.TokenController',
        extra: '2101',
        message: 'token issued',
      },
    },
    {
      text: '2021-05-06 07:08:09,101 - vmware.appliance.update.functions - ERROR - no such repository\nTraceback (most recent call last):\n  File "/usr/lib/x.py", line 3, in f',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        thread: '',
        component: 'vmware.appliance.update.functions',
        message: 'no such repository\nTraceback (most recent call last):\n  File "/usr/lib/x.py", line 3, in f',
      },
    },
    {
      text: '2021-05-06T07:08:09.101 [3141]DEBUG:vmware.vherd.base.auth:checking the role of a caller',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'debug',
        thread: '3141',
        component: 'vmware.vherd.base.auth',
        message: 'checking the role of a caller',
      },
    },
    {
      text: '2015-05-06T07:08:09.101:INFO:com.root:Request :\n <?xml version="1.0"?>\n<request/>',
      expect: {
        time: '2015-05-06T07:08:09.101000Z',
        level: 'info',
        component: 'com.root',
        message: 'Request :\n <?xml version="1.0"?>\n<request/>',
      },
    },
    {
      text: '2022-05-06T07:08:09 PM UTC [2101]WARNING:appliance.net:no route',
      expect: { time: '2022-05-06T19:08:09.000000Z', level: 'warning', thread: '2101', component: 'appliance.net' },
    },
    {
      text: '2021-05-06T07:08:09: INFO user of the shell was locked out',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'info', message: 'user of the shell was locked out' },
    },
    {
      text: '[06 May 2021 07:08:09,101] INFO  com.vmware.vim.stats.webui.Initializer   : charts are up',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'info',
        component: 'com.vmware.vim.stats.webui.Initializer',
        message: 'charts are up',
      },
    },
    {
      text: '2021-05-06T07:08:09.101Z  tomcat-http--7 opId=1a-2b INFO  com.vmware.sca.Resolver.find(Resolver.java:12) - found',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'info',
        thread: 'tomcat-http--7',
        component: 'com.vmware.sca.Resolver.find',
        op: '1a-2b',
        message: 'found',
      },
    },
    {
      text: '2021-05-06T07:08:09.101Z INFO  [com.vmware.vdcs.Importer] (MSC service thread 1-2) started',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'info',
        thread: 'MSC service thread 1-2',
        component: 'com.vmware.vdcs.Importer',
        message: 'started',
      },
    },
    {
      text: '2021-05-06 07:08:09,101 INFO  [Timer-1] (com.vmware.hms.Keeper:112) - kept',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'info',
        thread: 'Timer-1',
        component: 'com.vmware.hms.Keeper',
        message: 'kept',
      },
    },
    {
      text: '2021-05-06 07:08:09,101 [MainThread:appliance.vapi.auth:authn.py:120] ERROR: not allowed',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        thread: 'MainThread',
        component: 'appliance.vapi.auth',
        message: 'not allowed',
      },
    },
    {
      text: '2021-05-06T07:08:09.101+0000 INFO [ops@4413 threadId="12" threadName="Collector 3"] [com.vmware.vcops.Keeper] - kept',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'info',
        thread: 'Collector 3',
        component: 'com.vmware.vcops.Keeper',
      },
    },
    {
      text: '2021-05-06 07:08:09,101 WARN  [Collector worker thread 3] (17) com.integrien.adapter.Logger.printf - slow',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'warning',
        thread: 'Collector worker thread 3',
        component: 'com.integrien.adapter.Logger.printf',
        extra: '17',
        message: 'slow',
      },
    },
    {
      text: '2021-05-06 07:08:09,101 12345 [Sharding-1] WARN  com.vmware.nsx.controller.Keeper  - late',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'warning',
        thread: 'Sharding-1',
        component: 'com.vmware.nsx.controller.Keeper',
        extra: '12345',
        message: 'late',
      },
    },
    {
      text: '2021-05-06 07:08:09.101 UTC [Mobility_SvcThread-7, Ent: Admin, , TxId: 1a2b-3c4d] WARN  c.v.h.mobility.Agent- late',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'warning',
        thread: 'Mobility_SvcThread-7',
        component: 'c.v.h.mobility.Agent',
        op: '1a2b-3c4d',
        extra: 'Ent: Admin',
        message: 'late',
      },
    },
    {
      text: '2021-05-06 07:08:09,101 - 2101 - stages::prepare::97 - ERROR - no room',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        thread: '2101',
        component: 'stages::prepare::97',
        message: 'no room',
      },
    },
    {
      text: '2021-05-06T07:08:09+0000 INFO Installed: photon-release-4.0-2.x86_64',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'info', message: 'Installed: photon-release-4.0-2.x86_64' },
    },
    {
      text: '2021-05-06 07:08:09.101 GMT+02:00  INFO Executor-18 [opId=1a2b-3c] com.vmware.vshield.Foo - done',
      expect: { time: '2021-05-06T05:08:09.101000Z', level: 'info', thread: 'Executor-18', op: '1a2b-3c' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const at = line.charCodeAt(0) === OPEN ? 1 : 0
    if (!isDigit(line.charCodeAt(at))) return false
    reset(header)
    let end =
      readIso(line, at, clock, header) ||
      readDayMonthYear(line, at, clock, header) ||
      readSlashedYear(line, at, clock, header)
    if (end === 0) return false
    end = readHalf(line, readZoneBehind(line, end, clock, header), header)
    // `[time thread LEVEL class] text` is another's.
    if (at === 1 && line.charCodeAt(end++) !== CLOSE) return false
    // `2021-05-06T07:08:09: INFO text`, `2021-05-06T07:08:09:INFO:module:text`
    if (line.charCodeAt(end) === COLON || line.charCodeAt(end) === COMMA) end++
    header.messageStart = readServiceFields(line, end, header)
    if (header.messageStart === 0) return false
    // `INFO thread Class 2101 - [nsx@6876 …] text`, among lines of a manager's other services
    if (header.thread === '' && header.component === '' && line.includes(' [nsx', end)) return false
    header.op ||= statedOp(line, header.messageStart)
    return true
  },

  continues: () => false,
}

/** ` PM UTC` behind a twelve-hour clock (some of the VCSA's Python services): corrects the hour. */
function readHalf(line: string, end: number, header: Header): number {
  const half = /^ ([AP])M(?: UTC)?(?= )/.exec(line.slice(end, end + 9))
  if (!half) return end
  const hour = Number(/(\d\d):\d\d:\d\d/.exec(line.slice(0, 40))?.[1] ?? 0)
  if (half[1] === 'P' && hour < 12) header.time += HALF_DAY_US
  if (half[1] === 'A' && hour === 12) header.time -= HALF_DAY_US
  return end + half[0].length
}

const HALF_DAY_US = 12 * 3600 * 1_000_000
const COMMA = 44
const COLON = 58
