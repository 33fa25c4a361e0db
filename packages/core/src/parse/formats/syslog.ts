import type { Clock, LogFormat } from '../format.ts'
import { readBody, readPriority, readTag } from '../grammar/syslog-body.ts'
import { type Header, reset } from '../header.ts'
import { BLANK, isDigit, wordEnd } from '../scan.ts'
import { statedLevel } from '../severity.ts'
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
    if (stampEnd === 0 || line.charCodeAt(stampEnd) !== BLANK) return false
    let body = readTag(line, stampEnd + 1, header)
    if (body === 0) {
      const hostEnd = wordEnd(line, stampEnd + 1)
      body = readTag(line, hostEnd + 1, header)
      if (body === 0) return false
      header.extra = line.slice(stampEnd + 1, hostEnd)
    }
    header.messageStart = readBody(line, body, header)
    if (header.level === 0) header.level = statedLevel(line, header.messageStart)
    return true
  },

  continues: () => false,
}
