import type { Clock, LogFormat } from '../format.ts'
import { readServiceHeader } from '../grammar/service-header.ts'
import { type Header, reset } from '../header.ts'
import { BLANK } from '../scan.ts'
import { readIso } from '../time.ts'

/** Services on the vmacore library: vpxd, vpxa, hostd, rhttpproxy, fdm, envoy, the update manager and others. */
export const vmacore: LogFormat = {
  id: 'vmacore',
  title: 'vCenter and ESXi services, 6.0–7.0',
  reportAs: 'program',
  specificity: 0.9,
  samples: [
    {
      text: '2021-03-04T05:06:07.089Z info vpxd[04711] [Originator@6876 sub=vpxLro opID=k3f9a2bc-1021-auto-sd-h5:70001234-51] [VpxLRO] -- BEGIN task-77 -- group-v3 -- vim.Folder.createVm -- 521c(52ab)',
      expect: {
        time: '2021-03-04T05:06:07.089000Z',
        level: 'info',
        program: 'vpxd',
        thread: '04711',
        component: 'vpxLro',
        op: 'k3f9a2bc-1021-auto-sd-h5:70001234-51',
        extra: '',
        message: '[VpxLRO] -- BEGIN task-77 -- group-v3 -- vim.Folder.createVm -- 521c(52ab)',
      },
    },
    {
      text: "2021-03-04T05:06:08Z verbose rhttpproxy[7F01A2B3C700] [Originator@6876 sub=Proxy Req 70041] New client <TCP '127.0.0.1 : 8085'>",
      expect: {
        time: '2021-03-04T05:06:08.000000Z',
        level: 'debug',
        program: 'rhttpproxy',
        thread: '7F01A2B3C700',
        component: 'Proxy Req',
        op: '',
        extra: '70041',
        message: "New client <TCP '127.0.0.1 : 8085'>",
      },
    },
    {
      text: '2019-01-02T03:04:05.678Z error hostd[2099863] [Originator@6876 sub=Vmsvc.vm:/vmfs/volumes/5b-7c/web 01/web01.vmx opID=50aa-01-77c0 sid=52cafe01 user=vpxuser:LAB.LOCAL\\admin] Power on failed: (vmodl.fault.SystemError) {\n-->    reason = "x"\n--> }',
      expect: {
        time: '2019-01-02T03:04:05.678000Z',
        level: 'error',
        component: 'Vmsvc.vm',
        op: '50aa-01-77c0',
        extra: '/vmfs/volumes/5b-7c/web 01/web01.vmx sid=52cafe01 user=vpxuser:LAB.LOCAL\\admin',
        message: 'Power on failed: (vmodl.fault.SystemError) {\n-->    reason = "x"\n--> }',
      },
    },
    {
      text: '2024-05-06T07:08:09.010-04:00 warning vpxd[04712] [Originator@6876 sub=vmomi.soapStub[33] opID=TaskLoop-host-17] no answer from the host',
      expect: {
        time: '2024-05-06T11:08:09.010000Z',
        level: 'warning',
        component: 'vmomi.soapStub',
        op: 'TaskLoop-host-17',
        extra: '[33]',
        message: 'no answer from the host',
      },
    },
    {
      text: '2020-10-11T12:13:14.151Z info hostd[2100001] [Originator@6876 sub=VigorStatsProvider(000000a1b2c3d4e5)] Sampled',
      expect: {
        time: '2020-10-11T12:13:14.151000Z',
        level: 'info',
        component: 'VigorStatsProvider',
        extra: '(000000a1b2c3d4e5)',
      },
    },
    {
      text: '2022-10-11T12:13:14.151Z trivia vpxd[00012] [Originator@6876 sub=vpxCryptopID=SWI-1a2b3c4d] Key server list is empty',
      expect: {
        time: '2022-10-11T12:13:14.151000Z',
        level: 'trace',
        component: 'vpxCrypt',
        op: 'SWI-1a2b3c4d',
        message: 'Key server list is empty',
      },
    },
    {
      text: '2021-02-03T04:05:06.070Z info vsanmgmtd[2101122] [vSAN@6876 sub=Health opID=MainThread] Ready',
      expect: {
        time: '2021-02-03T04:05:06.070000Z',
        level: 'info',
        program: 'vsanmgmtd',
        component: 'Health',
        op: 'MainThread',
        message: 'Ready',
      },
    },
    {
      text: '2021-02-03T04:05:07.070Z info vsanmgmtd[2101122] [opID=MainThread Svc::Start] Ready',
      expect: {
        time: '2021-02-03T04:05:07.070000Z',
        level: 'info',
        op: 'MainThread',
        component: 'Svc::Start',
        message: 'Ready',
      },
    },
    {
      text: 'mem> 2021-02-03T04:05:07.071Z verbose vpxd[04711] [Originator@6876 sub=drmLogger opID=1a2b] kept in memory\nmem> --> more',
      expect: { time: '2021-02-03T04:05:07.071000Z', level: 'debug', component: 'drmLogger', op: '1a2b' },
    },
    {
      text: '2021-02-03T04:05:08.070Z verbose hostd[2101] [Originator@6876 sub=HTTP session map item=12 req=7f-1a opId=esxui-1a2b update=44 reason=no reason user=<no user>] x',
      expect: {
        time: '2021-02-03T04:05:08.070000Z',
        level: 'debug',
        component: 'HTTP session map',
        op: 'esxui-1a2b',
        extra: 'item=12 req=7f-1a opId=esxui-1a2b update=44 reason=no reason user=<no user>',
        message: 'x',
      },
    },
    {
      text: '2021-02-03T04:05:09.070Z info vpxd[04711] [Originator@6876 sub=SSL SoapAdapter[1].HTTPService user=vpxuser:com.example.plugin.1a:-x] y',
      expect: {
        time: '2021-02-03T04:05:09.070000Z',
        level: 'info',
        component: 'SSL SoapAdapter',
        extra: '[1].HTTPService user=vpxuser:com.example.plugin.1a:-x',
        message: 'y',
      },
    },
    {
      text: '2016-02-03T04:05:09.070Z info vpxd[7FF0A1B2C700] [Originator@6876 sub=vpxLro opID=1a-2b] [VpxLRO] -- FINISH lro--12',
      expect: { time: '2016-02-03T04:05:09.070000Z', level: 'info', thread: '7FF0A1B2C700', op: '1a-2b' },
    },
    {
      text: '2023-02-03T04:05:05.060Z info vpxd[30999] opID=1a-2b no bracket',
      expect: {
        time: '2023-02-03T04:05:05.060000Z',
        level: 'info',
        component: '',
        op: '1a-2b',
        message: 'opID=1a-2b no bracket',
      },
    },
    {
      text: '[#12] 2023-02-03T04:05:05.070Z info vpxd[30999] [Originator@6876 sub=vpxLro opID=1a-2b] numbered',
      expect: {
        time: '2023-02-03T04:05:05.070000Z',
        level: 'info',
        component: 'vpxLro',
        op: '1a-2b',
        message: 'numbered',
      },
    },
    {
      text: '2023-02-03T04:05:05.170Z info hostd[30999] [HealthAgent@6876 sub=Main opID=1a-2b] another originator',
      expect: { time: '2023-02-03T04:05:05.170000Z', level: 'info', component: 'Main', op: '1a-2b' },
    },
    {
      text: '2023-02-03T04:05:05.270Z verbose hostd[30999] [Originator@6876 sub=Vimsvc.Ticket 52 66 af 87 76 b0 ab 21-dd 2b 28 27 3a 39 fd fd opID=1a-2b] given',
      expect: {
        time: '2023-02-03T04:05:05.270000Z',
        level: 'debug',
        component: 'Vimsvc.Ticket',
        extra: '52 66 af 87 76 b0 ab 21-dd 2b 28 27 3a 39 fd fd',
        op: '1a-2b',
      },
    },
    {
      text: '2023-02-03T04:05:06.070Z info -[30999] [Originator@6876 sub=Default] library is ready',
      expect: {
        time: '2023-02-03T04:05:06.070000Z',
        level: 'info',
        program: '-',
        thread: '30999',
        component: 'Default',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const first = line.charCodeAt(0)
    // Before a panic the service replays what it kept in memory, the details that it does not log: `mem> 2020-…`.
    const at = first === 109 && line.startsWith(REPLAYED) ? REPLAYED.length : first === 91 ? numberEnd(line) : 0
    if (at === 0 && (first < 48 || first > 57)) return false
    reset(header)
    const stampEnd = readIso(line, at, clock, header)
    if (stampEnd === 0 || line.charCodeAt(stampEnd) !== BLANK) return false
    header.messageStart = readServiceHeader(line, stampEnd + 1, header)
    return header.messageStart > 0
  },

  plain: 'service',

  /** `--> ` marks the lines of a dumped object; whatever else stands between two headers belongs to the first. */
  continues: (line) => line.startsWith('-->') || DUMPED.test(line.slice(0, 45)),
}

/** vvold puts the time before each line of what it dumps. */
const DUMPED = /^\d[\dT:.Z+-]{18,34} --> /
const REPLAYED = 'mem> '

/** `[#12] ` before the time, as some tools that put logs together number lines; 0 when there is none. */
function numberEnd(line: string): number {
  return /^\[#\d{1,9}\] /.exec(line.slice(0, 14))?.[0].length ?? 0
}
