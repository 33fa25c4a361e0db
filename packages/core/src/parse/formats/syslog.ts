import type { Clock, LogFormat } from '../format.ts'
import { statedOp } from '../grammar/stated-op.ts'
import { isDumped, readBody, readPriority, readTag } from '../grammar/syslog-body.ts'
import { type Header, reset } from '../header.ts'
import { BLANK, isDigit, wordEnd } from '../scan.ts'
import { levelOfWord, statedLevel } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * An ISO stamp, the program, its text: syslog.log, auth.log, shell.log … of ESXi 5.0–7.0; with the host's name before
 * the program in files of a relay and in the VCSA's messages.
 */
export const syslog: LogFormat = {
  id: 'syslog',
  title: 'Syslog with an ISO time (ESXi 5.0–7.0 and others)',
  reportAs: 'id',
  specificity: 0.6,
  samples: [
    {
      text: '2019-04-05T06:07:08Z crond[2098412]: USER root pid 2100017 cmd /sbin/auto-backup.sh',
      expect: {
        time: '2019-04-05T06:07:08.000000Z',
        level: 'unknown',
        program: 'crond',
        thread: '2098412',
        message: 'USER root pid 2100017 cmd /sbin/auto-backup.sh',
      },
    },
    {
      text: "2019-04-05T06:07:09Z watchdog-usbarbitrator: [2098001] Begin '/usr/lib/vmware/bin/usbarb --max=9'",
      expect: {
        time: '2019-04-05T06:07:09.000000Z',
        level: 'unknown',
        program: 'watchdog-usbarbitrator',
        thread: '',
        message: "[2098001] Begin '/usr/lib/vmware/bin/usbarb --max=9'",
      },
    },
    {
      text: '2019-04-05T06:07:10Z sfcb-vmware_base[2100]: ERROR: no provider',
      expect: { time: '2019-04-05T06:07:10.000000Z', level: 'error', program: 'sfcb-vmware_base' },
    },
    {
      text: '2014-05-06T07:08:09.101Z esx07.lab.example vmkernel: cpu7:32911)ScsiDeviceIO: 2301: Cmd(0x99) 0x28 failed',
      expect: {
        time: '2014-05-06T07:08:09.101000Z',
        level: 'info',
        program: 'vmkernel',
        thread: '32911',
        component: 'ScsiDeviceIO',
        extra: 'esx07.lab.example',
        message: 'ScsiDeviceIO: 2301: Cmd(0x99) 0x28 failed',
      },
    },
    {
      text: "2014-05-06T07:08:09.101Z esx07 Hostd: [6FA01B90 verbose 'Snmpsvc' opID=1a2b] no trap to send",
      expect: {
        time: '2014-05-06T07:08:09.101000Z',
        level: 'debug',
        program: 'hostd',
        thread: '6FA01B90',
        component: 'Snmpsvc',
        op: '1a2b',
        extra: 'esx07',
        message: 'no trap to send',
      },
    },
    {
      text: '2018-05-06T07:08:09.101Z esx07 Hostd: info hostd[9C40B70] [Originator@6876 sub=Hostsvc opID=7a1b] ready',
      expect: {
        time: '2018-05-06T07:08:09.101000Z',
        level: 'info',
        program: 'hostd',
        thread: '9C40B70',
        component: 'Hostsvc',
        op: '7a1b',
        message: 'ready',
      },
    },
    {
      text: '<166>2018-05-06T07:08:09.101Z esx07 Hostd: error hostd[9C40B70] [Originator@6876 sub=Hostsvc] caught: (vim.fault.X) {\n<166>2018-05-06T07:08:09.101Z esx07 Hostd: -->    a = 1\n<166>2018-05-06T07:08:09.101Z esx07 Hostd: --> }',
      expect: { time: '2018-05-06T07:08:09.101000Z', level: 'error', program: 'hostd', component: 'Hostsvc' },
    },
    {
      text: '2019-04-05T06:07:11Z backup.sh.100300: the lock is held',
      expect: {
        time: '2019-04-05T06:07:11.000000Z',
        level: 'unknown',
        program: 'backup.sh',
        thread: '100300',
        message: 'the lock is held',
      },
    },
    {
      text: '2021-05-06T07:08:09Z nsx-opsagent[2101]: NSX 2102 - [nsx@6876 comp="nsx-esx" subcomp="opsagent" tid="7" level="ERROR" reqId="1a-2b"] no answer',
      expect: {
        time: '2021-05-06T07:08:09.000000Z',
        level: 'error',
        program: 'nsx-opsagent',
        thread: '2101',
        component: 'opsagent',
        op: '1a-2b',
        message: 'no answer',
      },
    },
    {
      text: '<14>2018-05-06T07:08:10Z esx07 shell[2101]: [root]: df -h',
      expect: {
        time: '2018-05-06T07:08:10.000000Z',
        level: 'info',
        program: 'shell',
        extra: 'esx07',
        message: '[root]: df -h',
      },
    },
    {
      text: '2018-05-06T07:08:11Z Host Profiles[70123 opID=7e1f-44-01-5a]: INFO: the answer file is read',
      expect: {
        time: '2018-05-06T07:08:11.000000Z',
        level: 'info',
        program: 'Host Profiles',
        thread: '70123',
        op: '7e1f-44-01-5a',
        extra: '',
        message: 'INFO: the answer file is read',
      },
    },
    {
      text: '<14>2023-05-06T07:08:10.093Z vc01 vpxd[4711]: 2023-05-06T07:08:10.091Z info vpxd[22701] [Originator@6876 sub=vpxLro opID=abcdef01] [VpxLRO] -- FINISH lro-9',
      expect: {
        time: '2023-05-06T07:08:10.091000Z',
        level: 'info',
        program: 'vpxd',
        thread: '22701',
        component: 'vpxLro',
        op: 'abcdef01',
        extra: 'vc01',
        message: '[VpxLRO] -- FINISH lro-9',
      },
    },
    {
      text: '<181>2020-05-06T07:08:10.093Z esx07 vmkwarning: cpu7:32911)WARNING: Heap: 2001: no room left',
      expect: { time: '2020-05-06T07:08:10.093000Z', level: 'warning', program: 'vmkwarning', component: 'Heap' },
    },
    {
      text: '<165>2020-05-06T07:08:10.093Z esx07 vobd:  [netCorrelator] 55us: [esx.problem.net.vmnic.linkstate.down] vmnic3 is down',
      expect: {
        time: '2020-05-06T07:08:10.093000Z',
        level: 'warning',
        program: 'vobd',
        component: 'netCorrelator',
        extra: 'esx07 55us',
      },
    },
    {
      text: '<166>2023-08-09T10:11:12.131Z esx01 Hostd[2101]: [Originator@6876 sub=Libs opID=1a-2b] hello',
      expect: {
        time: '2023-08-09T10:11:12.131000Z',
        level: 'info',
        program: 'hostd',
        thread: '2101',
        component: 'Libs',
        op: '1a-2b',
        extra: 'esx01',
      },
    },
    {
      text: '2020-12-07T09:00:00Z heartbeat: up 12d3h4m5s, 7 VMs; [[2099000 vmx 4194304kB] []] []',
      expect: { time: '2020-12-07T09:00:00.000000Z', level: 'unknown', program: 'heartbeat' },
    },
    {
      text: '2020-12-07T09:00:01Z vmauthd[2101]: login from 192.0.2.7 as vpxuser',
      expect: { time: '2020-12-07T09:00:01.000000Z', level: 'unknown', program: 'vmauthd', thread: '2101' },
    },
    {
      text: '2020-12-07T09:00:02Z dhclient-uw[2098]: DHCPREQUEST on vmk0 to 192.0.2.1 port 67',
      expect: { time: '2020-12-07T09:00:02.000000Z', level: 'unknown', program: 'dhclient-uw' },
    },
    {
      text: '2020-12-07T09:00:03Z shell[2101]: [shell.cmd@6876 subject="root" object="esxcli" opID="1a2b-33"] [root]: esxcli vm process list',
      expect: {
        time: '2020-12-07T09:00:03.000000Z',
        level: 'unknown',
        program: 'shell',
        thread: '2101',
        op: '1a2b-33',
      },
    },
    {
      text: '2021-05-06T07:08:08Z lifecycle: 2101: lifecyclectl:58 ERROR cannot delete the file',
      expect: {
        time: '2021-05-06T07:08:08.000000Z',
        level: 'error',
        program: 'lifecycle',
        thread: '2101',
        component: 'lifecyclectl',
        message: 'cannot delete the file',
      },
    },
    {
      text: '2021-05-06T07:08:08.932Z [/etc/init.d/vvold[2101]: WaitForStart /var/run/vmware/.started is there]',
      expect: {
        time: '2021-05-06T07:08:08.932000Z',
        level: 'unknown',
        program: '/etc/init.d/vvold',
        thread: '2101',
        message: 'WaitForStart /var/run/vmware/.started is there]',
      },
    },
    {
      text: '2021-05-06T07:08:09Z bootstop: Host is rebooting',
      expect: {
        time: '2021-05-06T07:08:09.000000Z',
        level: 'unknown',
        program: 'bootstop',
        message: 'Host is rebooting',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    reset(header)
    const at = readPriority(line, header)
    if (!isDigit(line.charCodeAt(at))) return false
    const stampEnd = readIso(line, at, clock, header)
    // ` In(14)`: a severity of ESXi 8, no host.
    if (stampEnd === 0 || line.charCodeAt(stampEnd) !== BLANK || line.charCodeAt(stampEnd + 3) === 40) return false
    // Init scripts of ESXi put all of their line into a bracket.
    const script = line.startsWith('[/', stampEnd + 1)
    let body = readTag(line, script ? stampEnd + 2 : stampEnd + 1, header)
    if (body === 0) {
      const hostEnd = wordEnd(line, stampEnd + 1)
      body = readTag(line, hostEnd + 1, header)
      if (body === 0) return false
      header.extra = line.slice(stampEnd + 1, hostEnd)
      // `2021-05-06T07:08:09Z INFO Installed: …`, `[main] Starter: …` are services' own lines.
      if (levelOfWord(header.extra) > 0 || ENCLOSED.test(header.extra)) return false
    }
    if (isDumped(line, body)) return false
    header.messageStart = readBody(line, body, header, clock)
    if (header.level === 0) header.level = statedLevel(line, header.messageStart)
    if (header.op === '' && header.component === '') header.op = statedOp(line, header.messageStart)
    return true
  },

  continues: (line) => DUMPED.test(line.slice(0, 200)),
}

const ENCLOSED = /^-$|^[[<(](?![\da-f.:]+\]$)/i
const DUMPED = /^(?:<\d{1,3}>)?\d[\dT:.Z+-]{18,34} (?:[^\s:]{1,100} )?[^\s:]{1,80}: -->(?: |$)/
