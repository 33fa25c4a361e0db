import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { readEpoch } from '../grammar/dates.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { type Header, reset } from '../header.ts'
import { BY_SYSLOG_SEVERITY, levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * One JSON object a line (Go's zap and logrus, containers, OpenSearch, `journalctl -o json`): time and level by their usual keys, wherever they
 * stand within the line's first part. The object stays whole as the message.
 */
export const jsonLines: LogFormat = {
  id: 'json-lines',
  title: 'One JSON object a line',
  reportAs: 'id',
  specificity: 0.85,
  samples: [
    {
      text: '{"level":"error","ts":1620284889.101,"logger":"vc.sync","caller":"sync/run.go:42","msg":"no answer","opId":"1a-2b"}',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'error',
        component: 'vc.sync',
        op: '1a-2b',
      },
    },
    {
      text: '{"@timestamp": "2021-05-06T07:08:09.101Z", "log.level": "WARN", "message": "slow"}',
      expect: { time: '2021-05-06T07:08:09.101000Z', level: 'warning', component: '' },
    },
    {
      text: '{"log":"started\\n","stream":"stdout","time":"2021-05-06T07:08:09.101234567Z"}',
      expect: { time: '2021-05-06T07:08:09.101234Z', level: 'unknown' },
    },
    {
      text: '{"__CURSOR":"s=1","__REALTIME_TIMESTAMP":"1620284889101234","_HOSTNAME":"vc01","PRIORITY":"3","SYSLOG_IDENTIFIER":"vmon","_PID":"2101","MESSAGE":"no answer"}',
      expect: { time: '2021-05-06T07:08:09.101234Z', level: 'error', program: 'vmon', thread: '2101' },
    },
    {
      text: '{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"1a-2b","user":{"username":"a"},"responseStatus":{"code":403},"requestReceivedTimestamp":"2021-05-06T07:08:09.101234Z"}',
      expect: { time: '2021-05-06T07:08:09.101234Z', level: 'warning', program: 'kube-apiserver', op: '1a-2b' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (line.charCodeAt(0) !== 123 || line.charCodeAt(1) !== 34) return false
    const head = line.slice(0, LONGEST)
    if (head.startsWith(AUDIT)) return readAudit(head, header, clock)
    const time = TIME.exec(head)
    // A one-line answer of an API may hold times as well, but within a list or another object.
    if (!time || !LOGS.test(head) || NESTED.test(head.slice(1, time.index).replace(STRINGS, ''))) return false
    reset(header)
    if (readIso(time[1]!, 0, clock, header) === 0 && readTicks(time[1]!, header) === 0) return false
    header.level = levelOfWord(LEVEL_OF.exec(head)?.[1] ?? '')
    if (time[0].startsWith('"__')) readJournal(head, header)
    header.component = SPEAKER.exec(head)?.[1] ?? ''
    header.op = OP.exec(head)?.[1] ?? statedOp(line, 0)
    header.messageStart = 0
    return true
  },

  continues: () => false,
}

const LONGEST = 4096
const STRINGS = /"(?:[^"\\]|\\.)*"/g
const NESTED = /[{[]/

/** Kubernetes' audit: who asked for what, and what the answer was. */
function readAudit(head: string, header: Header, clock: Clock): boolean {
  const time = /"(?:requestReceivedTimestamp|stageTimestamp)" ?: ?"([^"]{20,40})"/.exec(head)?.[1]
  reset(header)
  if (time === undefined || readIso(time, 0, clock, header) === 0) return false
  const code = Number(/"code" ?: ?(\d{3})/.exec(head)?.[1] ?? 0)
  header.level = code >= 500 ? LEVEL.error : code >= 400 ? LEVEL.warning : LEVEL.info
  header.program = 'kube-apiserver'
  header.component = 'audit'
  header.op = /"auditID" ?: ?"([\w-]{1,60})"/.exec(head)?.[1] ?? ''
  return true
}

const AUDIT = '{"kind":"Event","apiVersion":"audit.k8s.io/'

/** The journal's own fields: priority of syslog, program and process. */
function readJournal(head: string, header: Header): void {
  const priority = /"PRIORITY" ?: ?"([0-7])"/.exec(head)?.[1]
  if (priority !== undefined) header.level = BY_SYSLOG_SEVERITY[Number(priority) as 0]
  header.program = /"(?:SYSLOG_IDENTIFIER|_COMM)" ?: ?"([\w./() -]{1,80})"/.exec(head)?.[1] ?? ''
  header.thread = /"(?:SYSLOG_PID|_PID)" ?: ?"(\d{1,12})"/.exec(head)?.[1] ?? ''
}

/** Seconds with a fraction, milliseconds, or microseconds. */
function readTicks(text: string, header: Header): number {
  return readEpoch(/^\d{13}(?:\d{3})?$/.test(text) ? `${text.slice(0, 10)}.${text.slice(10)}` : text, 0, header)
}

const TIME =
  /"(?:__REALTIME_TIMESTAMP|time|ts|timestamp|@timestamp|t|date|asctime|eventTime)" ?: ?"?(\d{4}-\d\d-\d\d[T ][^"]{8,30}|\d{10}(?:\.\d{1,9}|\d{3}|\d{6})?)[",} ]/
const LOGS = /"(?:level|lvl|severity|log\.level|levelname|msg|message|log|MESSAGE)" ?:/
const LEVEL_OF = /"(?:level|lvl|severity|log\.level|levelname)" ?: ?"(\w{1,10})"/
const SPEAKER = /"(?:logger|component|log\.logger|module|subsystem)" ?: ?"([\w ./:-]{1,80})"/
const OP = /"(?:op(?:ID|Id|_id)|requestId|request_id|reqId)" ?: ?"([^"]{1,120})"/
