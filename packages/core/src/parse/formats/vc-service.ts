import type { Clock, LogFormat } from '../format.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * The VCSA's Go and Python services (wcp, vlcm, vsan-health): level and program as vmacore writes them,
 * then any of source file and opID, each in a bracket of its own.
 */
export const vcService: LogFormat = {
  id: 'vc-service',
  title: 'VCSA Go and Python services',
  reportAs: 'program',
  specificity: 0.8,
  samples: [
    {
      text: '2022-05-06T07:08:09.1Z debug wcp [kubelifecycle/master.go:118] [opID=domain-c8-1a2b] waiting for the control plane',
      expect: {
        time: '2022-05-06T07:08:09.100000Z',
        level: 'debug',
        program: 'wcp',
        thread: '',
        component: 'kubelifecycle/master.go',
        op: 'domain-c8-1a2b',
        message: 'waiting for the control plane',
      },
    },
    {
      text: '2022-05-06T07:08:09.101Z INFO vsan-mgmt[2101] [HealthCache::refresh opID=SWI-1a2b3c] cache is fresh',
      expect: {
        time: '2022-05-06T07:08:09.101000Z',
        level: 'info',
        program: 'vsan-mgmt',
        thread: '2101',
        component: 'HealthCache::refresh',
        op: 'SWI-1a2b3c',
        message: 'cache is fresh',
      },
    },
    {
      text: '2022-05-06T07:08:09.102Z WARNING vsan-health[Thread-23] [StatsLoop opID=noOpId] slow',
      expect: {
        time: '2022-05-06T07:08:09.102000Z',
        level: 'warning',
        thread: 'Thread-23',
        component: 'StatsLoop',
        op: '',
      },
    },
    {
      text: '2022-05-06T07:08:09.103Z INFO vsan-mgmt[2101] a line without a bracket\nTraceback (most recent call last):',
      expect: {
        time: '2022-05-06T07:08:09.103000Z',
        level: 'info',
        program: 'vsan-mgmt',
        thread: '2101',
        message: 'a line without a bracket\nTraceback (most recent call last):',
      },
    },
    {
      text: '2022-05-06T07:08:09.104Z warning wcp informer.resync() found nothing to do',
      expect: {
        time: '2022-05-06T07:08:09.104000Z',
        level: 'warning',
        program: 'wcp',
        message: 'informer.resync() found nothing to do',
      },
    },
    {
      text: '2022-05-06T07:08:09.105Z INFO vsan-mgmt[2101] [opID=MainThread HealthLoop::run] begins',
      expect: {
        time: '2022-05-06T07:08:09.105000Z',
        program: 'vsan-mgmt',
        component: 'HealthLoop::run',
        op: 'MainThread',
        level: 'info',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    if (end === 0) return false
    const rest = HEADER.exec(line.slice(end, end + 400))
    if (!rest) return false
    const [whole, level, program, thread, brackets] = rest
    header.level = levelOfWord(level!)
    if (header.level === 0) return false
    const op = /\bop(?:ID|Id)=([^\]\s]+)/.exec(brackets!)?.[1] ?? ''
    const source = /\[([\w./-]+\.(?:go|py)):\d+\]/.exec(brackets!)
    const known = source !== null || op !== ''
    if (!known && thread === undefined && !NAMED.test(`${level!} ${program!}`)) return false
    header.op = op === 'noOpId' ? '' : op || statedOp(line, end)
    header.program = program!
    header.thread = thread ?? ''
    header.component = source?.[1] ?? METHOD.exec(brackets!)?.[1] ?? FILE.exec(brackets!)?.[1] ?? ''
    // Brackets that are no fields belong to the text.
    header.messageStart = end + whole.length - (known ? 0 : brackets!.length)
    return true
  },

  continues: () => false,
}

const HEADER = /^ ([A-Za-z]+) +([\w.-]+)(?:\[([\w-]+)\])? +(?!\[Originator@|\[vSAN@)((?:\[[^\]]{1,150}\] ?){0,3})/
/** `[HealthCache::refresh opID=…]`, `[opID=… HealthCache::refresh]` */
const METHOD = /^\[(?:op(?:ID|Id)=\S+ )?([\w.:]+)(?: op(?:ID|Id)=|\])/
/** `[session.cpp 156]`, which stays in the text */
const FILE = /^\[([\w.-]{1,60}\.\w{1,4}) \d+\]/
/** Without any bracket the word behind the level could be one of a sentence, unless it is a service that writes so. */
const NAMED = /^[a-z]+ (?:wcp|vlcm|vstats|nsxd|vsan-mgmt|vsan-health|hdcs|observability|certificateauthority)$/
