import type { Clock, LogFormat } from '../format.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { readBody, readTag } from '../grammar/syslog-body.ts'
import { type Header, reset } from '../header.ts'
import { BLANK, isDigit, nameEnd, skipDigits } from '../scan.ts'
import { BY_SYSLOG_SEVERITY } from '../severity.ts'
import { readBsd, readIso } from '../time.ts'

/** Every text log of ESXi 8 and 9 but vmware.log: severity and syslog priority, program, then the program's own text. */
export const esxi8: LogFormat = {
  id: 'esxi8',
  title: 'ESXi 8 and 9',
  reportAs: 'program',
  specificity: 0.9,
  samples: [
    {
      text: '2023-08-09T10:11:12.131Z In(166) Hostd[2101234]: [Originator@6876 sub=Vimsvc.TaskManager opID=esxui-1f2e-83b1 sid=52ab01cd user=root] Task Created : haTask-12-vim.VirtualMachine.powerOn-441',
      expect: {
        time: '2023-08-09T10:11:12.131000Z',
        level: 'info',
        program: 'hostd',
        thread: '2101234',
        component: 'Vimsvc.TaskManager',
        op: 'esxui-1f2e-83b1',
        extra: 'sid=52ab01cd user=root',
        message: 'Task Created : haTask-12-vim.VirtualMachine.powerOn-441',
      },
    },
    {
      text: '2023-08-09T10:11:12.200Z Er(163) Vpxa[2101999]: [Originator@6876 sub=vpxLro] Failed\n2023-08-09T10:11:12.200Z Er(163) Vpxa[2101998]: --> [context]zKq7[/context]',
      expect: { time: '2023-08-09T10:11:12.200000Z', level: 'error', program: 'vpxa', component: 'vpxLro' },
    },
    {
      text: '2023-08-09T10:11:13.001Z Wa(180) vmkwarning: cpu9:2097650 opID=bd32da8)WARNING: FS3: 633: volume on mpx.vmhba32 is damaged',
      expect: {
        time: '2023-08-09T10:11:13.001000Z',
        level: 'warning',
        program: 'vmkwarning',
        thread: '2097650',
        component: 'FS3',
        op: 'bd32da8',
        message: 'WARNING: FS3: 633: volume on mpx.vmhba32 is damaged',
      },
    },
    {
      text: '2023-08-09T10:11:13Z In(182) vmkernel: VMB: 65: Reserved 4 MPNs',
      expect: {
        time: '2023-08-09T10:11:13.000000Z',
        level: 'info',
        program: 'vmkernel',
        component: 'VMB',
        message: 'VMB: 65: Reserved 4 MPNs',
      },
    },
    {
      text: '2023-08-09T10:11:14.000Z In(14) shell[2110001]: [root]: esxcli system version get',
      expect: {
        time: '2023-08-09T10:11:14.000000Z',
        level: 'info',
        program: 'shell',
        thread: '2110001',
        message: '[root]: esxcli system version get',
      },
    },
    {
      text: '2023-08-09T10:11:15.001Z In(14) vobd[2097600]:  [scsiCorrelator] 8123456us: [esx.problem.storage.apd.start] Device naa.6000 lost\n2023-08-09T10:11:15.001Z In(14)[+] vobd[2097600]: all its paths',
      expect: {
        time: '2023-08-09T10:11:15.001000Z',
        level: 'warning',
        program: 'vobd',
        thread: '2097600',
        component: 'scsiCorrelator',
        extra: '8123456us',
        message:
          '[esx.problem.storage.apd.start] Device naa.6000 lost\n2023-08-09T10:11:15.001Z In(14)[+] vobd[2097600]: all its paths',
      },
    },
    {
      text: '2023-08-09T10:11:16.000Z In(14) settingsd[2100300]: debug [ConfigStore:6f01] opId=5b2c-77 stored',
      expect: { time: '2023-08-09T10:11:16.000000Z', level: 'info', program: 'settingsd', op: '5b2c-77' },
    },
    {
      text: '2023-08-09T10:11:17.000Z In(14) Host Profiles[2101222 opID=m5k2-77-auto-5a-h5:70001234-01-3c7e]: INFO: profile is read',
      expect: {
        time: '2023-08-09T10:11:17.000000Z',
        level: 'info',
        program: 'Host Profiles',
        thread: '2101222',
        op: 'm5k2-77-auto-5a-h5:70001234-01-3c7e',
        message: 'INFO: profile is read',
      },
    },
    {
      text: '2023-08-09T10:11:18.000Z In(166) Hostd[2101234]: - last log rotation time, 2023-08-01T00:00:00.000Z - time the service was last started, Section for VMware ESX, pid=2101234, version=8.0.2, build=12345678, option=Release',
      expect: { time: '2023-08-09T10:11:18.000000Z', level: 'info', program: 'hostd', thread: '2101234' },
    },
    {
      text: '2025-12-13T10:11:18.000Z Db(167) Vpxa[170001]: [Originator@4413 sub="vpxLro" opID="m5k2-88-01-3c" sid="52ab01cd"] [VpxLRO] -- BEGIN lro-7',
      expect: {
        time: '2025-12-13T10:11:18.000000Z',
        level: 'debug',
        program: 'vpxa',
        component: 'vpxLro',
        op: 'm5k2-88-01-3c',
        extra: 'sid="52ab01cd"',
        message: '[VpxLRO] -- BEGIN lro-7',
      },
    },
    {
      text: '2023-08-09T10:11:18.500Z In(30) clomd[2101]: (3489632)(opID:1804281234)CLOMReconfigure: object is whole',
      expect: {
        time: '2023-08-09T10:11:18.500000Z',
        level: 'info',
        program: 'clomd',
        component: 'CLOMReconfigure',
        op: '1804281234',
        message: 'CLOMReconfigure: object is whole',
      },
    },
    {
      text: '2023-08-09T10:11:18.600Z In(166) envoy[2101]: "2023-08-09T10:11:18.500Z warning envoy[2102] [Originator@6876 sub=filter] [Tags: ""ConnectionId"":""12""] too many connections"',
      expect: {
        time: '2023-08-09T10:11:18.500000Z',
        level: 'warning',
        program: 'envoy',
        thread: '2102',
        component: 'filter',
        message: '[Tags: ""ConnectionId"":""12""] too many connections"',
      },
    },
    {
      text: '2023-08-09T10:11:18.700Z Er(11) vobd[2097600]:  [scsiCorrelator] 8123456us: [esx.problem.storage.connectivity.lost] Lost naa.6000',
      expect: { time: '2023-08-09T10:11:18.700000Z', level: 'error', program: 'vobd', component: 'scsiCorrelator' },
    },
    {
      text: '2023-08-09T10:11:18.800Z In(14) settingsd[2100300]: opid=1a-2b-3c is done',
      expect: { time: '2023-08-09T10:11:18.800000Z', level: 'info', program: 'settingsd', op: '1a-2b-3c' },
    },
    {
      // The program has put the time of day before its own text.
      text: "2022-06-07 In(14) hostprofile[2101]: 08:09:10.111 {'mode': 'off'}",
      expect: {
        time: '2022-06-07T08:09:10.111000Z',
        level: 'info',
        program: 'hostprofile',
        thread: '2101',
        message: "{'mode': 'off'}",
      },
    },
    {
      text: 'Jun  7 08:09:10 Wa(12) hostprofile[2101]: not applied',
      expect: { time: '2020-06-07T08:09:10.000000Z', level: 'warning', program: 'hostprofile', thread: '2101' },
    },
    {
      text: '2023-08-09T10:11:20.000Z In(14) --- last message repeated 3 times ---',
      expect: { time: '2023-08-09T10:11:20.000000Z', level: 'info', message: '--- last message repeated 3 times ---' },
    },
  ],

  read,

  plain: 'esxi8',

  /** `… In(14)[+] shell[1]: more` and `… In(166) Hostd[1]: --> }` read like any other line without their marks. */
  readAlone(line: string, header: Header, clock: Clock): boolean {
    const plus = MARKED.exec(line.slice(0, 60))
    if (!plus) return read(line.replace(': -->', ': _->'), header, clock)
    const [, before, mark] = plus
    if (!read(before! + line.slice(before!.length + mark!.length), header, clock)) return false
    header.messageStart += mark!.length
    return true
  },

  /**
   * Each line of a dumped object repeats the whole header, with another thread at times: `… In(166) Hostd[1]: --> }`;
   * a text of several lines has a plus behind the severity: `… In(14)[+] shell[1]: more`, `… In(14)+ `.
   */
  continues: (line) => REPEATED_HEADER.test(line.slice(0, 200)) || line.startsWith('-->'),
}

const MARKED = /^(\S{20,35} [A-Z][a-z]\(\d{1,3}\))(\[?\+\]?) /

function read(line: string, header: Header, clock: Clock): boolean {
  const dated = isDigit(line.charCodeAt(0))
  reset(header)
  const stampEnd = dated ? readIso(line, 0, clock, header) : readBsd(line, 0, clock, header)
  if (stampEnd === 0) return dated && readDay(line, header, clock)
  const tag = readSeverity(line, stampEnd, header)
  if (tag === 0) return false
  if (REPEATED.test(line.slice(tag, tag + 60))) {
    header.messageStart = tag
    return true
  }
  const body = readTag(line, tag, header)
  if (body === 0 || line.startsWith('--> ', body)) return false
  header.messageStart = readBody(line, body, header, clock)
  if (header.op === '' && header.component === '') header.op = statedOp(line, header.messageStart)
  return true
}

const REPEATED = /^(?:--- )?last message repeated \d+ times?/
/** `2022-06-07 In(14) hostprofile[2101]: 08:09:10.111 text`: the day before the severity, the time behind the tag. */
const DAY = /^(\d{4}-\d\d-\d\d)(?= [A-Z][a-z]\(\d{1,3}\) )/
const TIME_OF_DAY = /^(\d\d:\d\d:\d\d\.\d{1,6}) /

function readDay(line: string, header: Header, clock: Clock): boolean {
  const day = DAY.exec(line.slice(0, 24))?.[1]
  const tag = day === undefined ? 0 : readSeverity(line, day.length, header)
  const body = tag === 0 ? 0 : readTag(line, tag, header)
  const time = body === 0 ? undefined : TIME_OF_DAY.exec(line.slice(body, body + 20))?.[1]
  if (time === undefined || readIso(`${day!}T${time}Z`, 0, clock, header) === 0) return false
  header.messageStart = body + time.length + 1
  return true
}

const REPEATED_HEADER = /^\S{20,35} [A-Z][a-z]\(\d+\)(?:\[\+\] |\+ | [^:]{1,100}: -->(?: |$))/

/** ` In(166) `: sets the level by the priority's lower three bits; returns the offset after it, or 0. */
export function readSeverity(line: string, at: number, header: Header): number {
  const open = nameEnd(line, at + 1)
  if (line.charCodeAt(at) !== BLANK || open !== at + 3 || line.charCodeAt(open) !== 40) return 0
  const close = skipDigits(line, open + 1)
  if (close === open + 1 || close > open + 4 || line.charCodeAt(close) !== 41 || line.charCodeAt(close + 1) !== BLANK)
    return 0
  header.level = BY_SYSLOG_SEVERITY[Number(line.slice(open + 1, close)) & 7]!
  return close + 2
}
