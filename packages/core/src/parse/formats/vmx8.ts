import type { Clock, LogFormat } from '../format.ts'
import { levelOfLetter, readVmxMessage } from '../grammar/vmx-message.ts'
import { type Header, reset } from '../header.ts'
import { BLANK, isDigit, wordEnd } from '../scan.ts'
import { readIso } from '../time.ts'

/**
 * vmware.log since ESXi 8 and Workstation 16.2. Both write `time In(05) thread`, but only ESXi follows with an opID
 * (`-` when there is none). A single line cannot tell which it is; the file as a whole can.
 */
export const vmx8: LogFormat = {
  id: 'vmx8',
  title: 'Virtual machine (vmware.log), ESXi 8 and 9',
  reportAs: 'id',
  specificity: 0.85,
  samples: [
    {
      text: '2023-08-09T10:11:12.131Z In(05) vmx - Log for VMware ESX pid=2101 version=8.0.1 build=build-12345678 option=Release\n2023-08-09T10:11:12.131Z In(05)+ vmx - and more',
      expect: {
        time: '2023-08-09T10:11:12.131000Z',
        level: 'info',
        program: 'vmx',
        thread: 'vmx',
        op: '',
        component: '',
      },
    },
    {
      text: '2023-08-09T10:11:13.131Z Wa(03) vcpu-0 - DISK: Cannot reserve space',
      expect: { time: '2023-08-09T10:11:13.131000Z', level: 'warning', thread: 'vcpu-0', component: 'DISK', op: '' },
    },
  ],
  read: (line, header, clock) => readVmx8(line, header, clock, true),
  readAlone: (line, header, clock) => readMarked(line, header, clock, true),
  continues: (line) => CONTINUED.test(line.slice(0, 60)),
  suits: (lines) => hasOpColumn(lines),
}

export const vmx8Hosted: LogFormat = {
  id: 'vmx8-hosted',
  title: 'Virtual machine (vmware.log), Workstation and Player 16.2 and later',
  reportAs: 'id',
  specificity: 0.85,
  samples: [
    {
      text: '2022-05-06T07:08:09.101Z In(05) vmx Log for VMware Workstation pid=1234 version=16.2.9 build=build-12345678 option=Release',
      expect: {
        time: '2022-05-06T07:08:09.101000Z',
        level: 'info',
        program: 'vmx',
        thread: 'vmx',
        op: '',
        message: 'Log for VMware Workstation pid=1234 version=16.2.9 build=build-12345678 option=Release',
      },
    },
    {
      text: '2022-05-06T07:08:09.201Z No(00) vmx ConfigDB: Setting floppy0.present = "FALSE"\n2022-05-06T07:08:09.201Z No(00)+ vmx more of it',
      expect: { time: '2022-05-06T07:08:09.201000Z', level: 'notice', component: 'ConfigDB' },
    },
  ],
  read: (line, header, clock) => readVmx8(line, header, clock, false),
  readAlone: (line, header, clock) => readMarked(line, header, clock, false),
  continues: (line) => CONTINUED.test(line.slice(0, 60)),
  suits: (lines) => !hasOpColumn(lines),
}

const CONTINUED = /^[\dT:.,Zz+-]{19,32} [A-Z][a-z]\(0\d\)\+ /
const HEADER = /^\S+ [A-Z][a-z]\(0\d\)\+? \S+ (- )?/

/** Most lines of a machine belong to no operation: with the column, most have `-` after the thread. */
function hasOpColumn(lines: readonly string[]): boolean {
  let withHeader = 0
  let withDash = 0
  for (const line of lines) {
    const header = HEADER.exec(line)
    if (!header) continue
    withHeader++
    if (header[1]) withDash++
  }
  return withDash * 2 > withHeader
}

/** `In(05)+ vmx more`: as without its plus. */
function readMarked(line: string, header: Header, clock: Clock, hasOp: boolean): boolean {
  if (!readVmx8(line.replace(')+ ', ') '), header, clock, hasOp)) return false
  header.messageStart++
  return true
}

function readVmx8(line: string, header: Header, clock: Clock, hasOp: boolean): boolean {
  if (!isDigit(line.charCodeAt(0))) return false
  reset(header)
  const end = readIso(line, 0, clock, header)
  // ` In(05) `: always a zero and a digit, where ESXi's other logs have a syslog priority.
  if (end === 0 || line.charCodeAt(end) !== BLANK || !line.startsWith('(0', end + 3)) return false
  if (!line.startsWith(') ', end + 6)) return false
  const threadEnd = wordEnd(line, end + 8)
  header.level = levelOfLetter(line.charCodeAt(end + 1))
  header.program = 'vmx'
  header.thread = line.slice(end + 8, threadEnd)
  header.messageStart = Math.min(threadEnd + 1, line.length)
  if (hasOp) {
    const opEnd = wordEnd(line, threadEnd + 1)
    const op = line.slice(threadEnd + 1, opEnd)
    // A word with a colon begins a hosted machine's text, among lines of another.
    if (!op.endsWith(':')) {
      header.op = op === '-' ? '' : op
      header.messageStart = Math.min(opEnd + 1, line.length)
    }
  }
  readVmxMessage(line, header)
  return true
}
