import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { levelOfLetter, readVmxMessage } from '../grammar/vmx-message.ts'
import { type Header, reset } from '../header.ts'
import { BLANK, isDigit } from '../scan.ts'
import { readIso } from '../time.ts'

/** vmware.log of a virtual machine on ESXi 5.0–7.0, Workstation and Player 8–16.1. */
export const vmx: LogFormat = {
  id: 'vmx',
  title: 'Virtual machine (vmware.log), ESXi 5.0–7.0',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2018-05-06T07:08:09.101Z| vcpu-0| I125: Guest: vsep: AUDIT: the filter is connected\n2018-05-06T07:08:09.101Z| vcpu-0| I125+ to the multiplexer',
      expect: {
        time: '2018-05-06T07:08:09.101000Z',
        level: 'info',
        program: 'vmx',
        thread: 'vcpu-0',
        component: 'Guest',
      },
    },
    {
      text: '2018-05-06T07:08:09.201+05:30| vmx| W115: VigorTransport_ServerSendResponse opID=60aab1cd-01-0f-12e4 seq=21: Completed',
      expect: {
        time: '2018-05-06T01:38:09.201000Z',
        level: 'warning',
        component: '',
        op: '60aab1cd-01-0f-12e4',
      },
    },
    {
      text: '2016-05-06T07:08:09.301Z| vmx| I120: VigorTransportProcessClientPayload: opID=301.2205-f68f seq=7: Receiving PowerState.InitiatePowerOff request.',
      expect: {
        time: '2016-05-06T07:08:09.301000Z',
        level: 'info',
        component: 'VigorTransportProcessClientPayload',
        op: '301.2205-f68f',
      },
    },
    {
      text: '2020-05-06T07:08:09.401Z| vmx| A000: ConfigDB: Setting scsi0.present = "TRUE"',
      expect: { time: '2020-05-06T07:08:09.401000Z', level: 'notice', component: 'ConfigDB', op: '' },
    },
    {
      text: '2020-05-06T07:08:09.501Z| vcpu-1| W003: Guest: vnet: AUDIT: opened',
      expect: {
        time: '2020-05-06T07:08:09.501000Z',
        level: 'warning',
        component: 'Guest',
        message: 'Guest: vnet: AUDIT: opened',
      },
    },
    {
      text: '2012-05-06T07:08:09.101Z| vcpu-0| DISKLIB-CBT : tracking is on',
      expect: {
        time: '2012-05-06T07:08:09.101000Z',
        level: 'info',
        thread: 'vcpu-0',
        component: 'DISKLIB-CBT',
        message: 'DISKLIB-CBT : tracking is on',
      },
    },
    {
      text: '2021-05-06T07:08:09.101Z| vmx| | I005: Hostname=esx07.lab\n2021-05-06T07:08:09.101Z| vmx| | I005+ more of it',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'info',
        thread: 'vmx',
        op: '',
        message: 'Hostname=esx07.lab\n2021-05-06T07:08:09.101Z| vmx| | I005+ more of it',
      },
    },
    {
      text: '2021-05-06T07:08:09.201Z| vcpu-0| m1a2b3c4-77-auto-h5:70001-5a-01-4c-9a11| W003: Vigor: cannot power off',
      expect: {
        time: '2021-05-06T07:08:09.201000Z',
        level: 'warning',
        thread: 'vcpu-0',
        component: 'Vigor',
        op: 'm1a2b3c4-77-auto-h5:70001-5a-01-4c-9a11',
        message: 'Vigor: cannot power off',
      },
    },
  ],

  read,

  readAlone: (line, header, clock) => read(line.replace(/(\| [A-Z]\d{3})\+/, '$1:'), header, clock),

  /** `I125+` goes on with the message before it. */
  continues: (line) => CONTINUED.test(line.slice(0, 120)),
}

function read(line: string, header: Header, clock: Clock): boolean {
  if (!isDigit(line.charCodeAt(0))) return false
  reset(header)
  const end = readIso(line, 0, clock, header)
  if (end === 0 || line.charCodeAt(end) !== BAR) return false
  const bar = line.indexOf('|', end + 1)
  if (bar < 0 || bar > end + 60) return false
  let at = line.charCodeAt(bar + 1) === BLANK ? bar + 2 : bar + 1
  let mark = markOf(line, at)
  const opEnd = mark === 0 ? opColumnEnd(line, at) : 0
  if (opEnd > 0) {
    header.op = line.slice(at, opEnd)
    at = opEnd + 2
    mark = markOf(line, at)
  }
  if (mark === PLUS) return false
  header.program = 'vmx'
  header.thread = line.slice(end + 1, bar).trim()
  header.level = mark === COLON ? levelOfLetter(line.charCodeAt(at)) : LEVEL.info
  header.messageStart = mark === COLON ? at + (line.charCodeAt(at + 5) === BLANK ? 6 : 5) : at
  readVmxMessage(line, header)
  return true
}

const CONTINUED = /^[\dT:.,Zz+ -]{19,32}\| [^|]{1,50}\| (?:[^|]{0,120}\| )?[A-Z]\d{3}\+/

/** ESXi 7.0 has a column for the operation, empty as a rule: `vmx| | I005: text`. Where it ends, 0 where there is none. */
function opColumnEnd(line: string, at: number): number {
  const end = line.indexOf('| ', at)
  return end >= 0 && end - at <= LONGEST_OP && markOf(line, end + 2) !== 0 ? end : 0
}

const LONGEST_OP = 120

/** The colon of `I125:`, the plus of `I125+`, or 0 when no level is written (ESX 4.1 and 5.0). */
function markOf(line: string, at: number): number {
  const mark = line.charCodeAt(at + 4)
  const digits =
    isDigit(line.charCodeAt(at + 1)) && isDigit(line.charCodeAt(at + 2)) && isDigit(line.charCodeAt(at + 3))
  return digits && (mark === COLON || mark === PLUS) ? mark : 0
}

const PLUS = 43
const COLON = 58
const BAR = 124
