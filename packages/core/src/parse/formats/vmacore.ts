import type { Clock, LogFormat } from '../format.ts'
import { readOriginator, startsOriginator } from '../grammar/originator.ts'
import { type Header, reset } from '../header.ts'
import { BLANK, OPEN } from '../scan.ts'
import { vmacoreLevel } from '../severity.ts'
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
        message: '[opID=MainThread Svc::Start] Ready',
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
    if (first < 48 || first > 57) return false
    reset(header)
    const stampEnd = readIso(line, 0, clock, header)
    if (stampEnd === 0 || line.charCodeAt(stampEnd) !== BLANK) return false
    header.level = vmacoreLevel(line, stampEnd + 1)
    if (header.level === 0) return false
    const levelEnd = line.indexOf(' ', stampEnd + 1)
    const programEnd = line.indexOf('[', levelEnd)
    const threadEnd = line.indexOf(']', programEnd)
    // `vpxd[04711] `: the blank after the bracket is the first since the level.
    if (programEnd < 0 || threadEnd < 0 || line.indexOf(' ', levelEnd + 1) !== threadEnd + 1) return false
    header.program = line.slice(levelEnd + 1, programEnd)
    header.thread = line.slice(programEnd + 1, threadEnd)
    header.messageStart = threadEnd + 2
    if (startsOriginator(line, threadEnd + 2)) {
      const message = readOriginator(line, threadEnd + 2, header)
      if (message >= 0) header.messageStart = message
    } else if (line.charCodeAt(threadEnd + 2) === OPEN) {
      header.op = FOREIGN_OP.exec(line.slice(threadEnd + 2, threadEnd + 200))?.[1] ?? ''
    }
    return true
  },

  /** `--> ` marks the lines of a dumped object; whatever else stands between two headers belongs to the first. */
  continues: (line) => line.startsWith('-->'),
}

// Another bracket of vSAN's, of no fixed order: `[opID=MainThread VsanMgmtSvc::Start]`; it stays in the message.
const FOREIGN_OP = /^\[[^\]]*?\bop(?:ID|Id)=([^\s\]]+)/
