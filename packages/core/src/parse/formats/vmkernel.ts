import type { Clock, LogFormat } from '../format.ts'
import { readCycles, readEarlyKernel, readKernel } from '../grammar/kernel.ts'
import { placeUndated, uptimeAt } from '../grammar/uptime.ts'
import { type Header, newHeader, reset } from '../header.ts'
import { BLANK, isDigit, wordEnd } from '../scan.ts'
import { readIso } from '../time.ts'

/**
 * vmkernel.log and vmkwarning.log of ESXi 5.0–7.0, with the lines of a start. From 8.0 on they are lines of `esxi8`.
 */
export const vmkernel: LogFormat = {
  id: 'vmkernel',
  title: 'VMkernel, ESXi 5.0–7.0',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2020-02-03T04:05:06.789Z cpu12:2097216)ScsiDeviceIO: 4001: Cmd(0x99) 0x28 to dev "naa.6000" failed H:0x0 D:0x2 P:0x0',
      expect: {
        time: '2020-02-03T04:05:06.789000Z',
        level: 'info',
        program: 'vmkernel',
        thread: '2097216',
        component: 'ScsiDeviceIO',
        op: '',
        message: 'ScsiDeviceIO: 4001: Cmd(0x99) 0x28 to dev "naa.6000" failed H:0x0 D:0x2 P:0x0',
      },
    },
    {
      text: '2020-02-03T04:05:06.790Z cpu0:266999 opID=7fa211c3)WARNING: NFS41: NFS41Open:101: no answer from the server',
      expect: {
        time: '2020-02-03T04:05:06.790000Z',
        level: 'warning',
        thread: '266999',
        component: 'NFS41',
        op: '7fa211c3',
      },
    },
    {
      text: '2020-02-03T04:05:06.791Z cpu3:2099 opID=ab12cd)World: 12075: VC opID esxui-1a2b-3c4d maps to vmkernel opID ab12cd',
      expect: {
        time: '2020-02-03T04:05:06.791000Z',
        level: 'info',
        component: 'World',
        op: 'ab12cd',
        message: 'World: 12075: VC opID esxui-1a2b-3c4d maps to vmkernel opID ab12cd',
      },
    },
    {
      text: '2012-02-03T04:05:06.790Z cpu4:4290)<3>qla2xxx 0000:04:00.1: port is down',
      expect: { time: '2012-02-03T04:05:06.790000Z', level: 'error', thread: '4290', component: '' },
    },
    {
      text: "2016-02-03T04:05:06.790Z cpu4:4290)ALERT: Heartbeat: 618: PCPU 3 didn't have a heartbeat",
      expect: { time: '2016-02-03T04:05:06.790000Z', level: 'critical', component: 'Heartbeat' },
    },
    {
      text: '2017-02-03T04:05:06.791Z cpu3:2099)World: 12075: VC opID esxcli-1a-2b3c maps to vmkernel opID ab12cd',
      expect: { time: '2017-02-03T04:05:06.791000Z', level: 'info', component: 'World', op: 'ab12cd' },
    },
    {
      text: '2017-02-03T04:05:06.792Z cpu3:2099)\u001b[31;1mALERT: NVMe: 88: controller is gone\u001b[0m',
      expect: { time: '2017-02-03T04:05:06.792000Z', level: 'critical', component: 'NVMe' },
    },
    {
      // The log of a start, from before the clock was read; the last of it was written at the file's own time.
      text: '0:00:01:02.345 cpu0:2097152)WARNING: Init: 512: no such device',
      expect: {
        time: '2020-12-08T00:00:00.000000Z',
        level: 'warning',
        program: 'vmkernel',
        thread: '2097152',
        component: 'Init',
        extra: '0:00:01:02.345',
        message: 'WARNING: Init: 512: no such device',
      },
    },
    {
      text: 'TSC: 540864 cpu0:1)Boot: 88: image of 4 MB',
      expect: {
        time: '2020-12-08T00:00:00.000000Z',
        level: 'info',
        component: 'Boot',
        extra: 'TSC: 540864',
        message: 'Boot: 88: image of 4 MB',
      },
    },
    {
      text: '2020-02-03T04:00:00Z VMB: 61: Reserved 4 MPNs\nmbMagic: 2badb002',
      expect: { time: '2020-02-03T04:00:00.000000Z', level: 'info', program: 'vmkernel', component: 'VMB' },
    },
    {
      text: 'VMB: 61: Reserved 4 MPNs',
      expect: { time: '2020-12-08T00:00:00.000000Z', level: 'info', component: 'VMB' },
    },
    {
      text: '2018-02-03T04:05:06.790Z cpu4:4290)DEBUG (ne1000): checking the link of vmnic0',
      expect: { time: '2018-02-03T04:05:06.790000Z', level: 'debug', component: 'ne1000' },
    },
    {
      text: '2018-02-03T04:05:06.790Z cpu4:4290)0x451a01:[0x4180]Foo@vmkernel#nover+0x1 stack: 0x0',
      expect: { time: '2018-02-03T04:05:06.790000Z', level: 'info', component: '' },
    },
    {
      text: 'vmkernel: 188:04:24:16.970 cpu8:4288)WARNING: iscsi_vmk: connection is down',
      expect: {
        time: '2020-12-08T00:00:00.000000Z',
        level: 'warning',
        thread: '4288',
        component: 'iscsi_vmk',
        extra: '188:04:24:16.970',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const first = line.charCodeAt(0)
    reset(header)
    header.program = 'vmkernel'
    const stampEnd = isDigit(first) ? readIso(line, 0, clock, header) : 0
    if (stampEnd === 0) return readUndated(line, first, header, clock)
    if (line.charCodeAt(stampEnd) !== BLANK) return false
    header.messageStart = readKernel(line, stampEnd + 1, header)
    return header.messageStart > 0 || readEarly(line, stampEnd + 1, header)
  },

  plain: 'kernel',

  continues: () => false,

  /** The first line with a date tells about when the host was started, by the uptime of the line before it. */
  statesClock(lines: readonly string[]): Partial<Clock> {
    const header = newHeader()
    const anyClock: Clock = { zoneMinutes: 0, zoneBasis: '', reference: 0 }
    let uptime = 0
    for (const line of lines) {
      if (readIso(line, 0, anyClock, header) > 0) {
        const boot = header.time - uptime
        return uptime > 0 ? { previous: boot, boot } : { previous: boot }
      }
      uptime = Math.max(uptime, uptimeOf(line))
    }
    return { uptime }
  },

  uptimeOf,
}

function uptimeOf(line: string): number {
  return uptimeAt(line, line.startsWith(PROGRAM) ? PROGRAM.length : 0)
}

/** `VMB: 61: …`, between the loader and the first world. */
function readEarly(line: string, at: number, header: Header): boolean {
  if (!EARLY.test(line.slice(at, at + 40))) return false
  readEarlyKernel(line, at, header)
  header.messageStart = at
  return true
}

const EARLY = /^VMB(?:_\w{1,30})?: \d+: /

/** Lines from before the clock was read (`D:HH:MM:SS.mmm cpu…`, `TSC: 0 cpu…`), and those pasted without their date. */
function readUndated(line: string, first: number, header: Header, clock: Clock): boolean {
  if (first === UPPER_T || first === UPPER_V) return readUntimed(line, header, clock)
  const at = first === LOWER_V && line.startsWith(PROGRAM) ? PROGRAM.length : 0
  const uptime = at > 0 || isDigit(first) ? uptimeAt(line, at) : -1
  if (uptime < 0) return false
  const end = wordEnd(line, at)
  header.extra = line.slice(at, end)
  header.messageStart = readKernel(line, end + 1, header)
  if (header.messageStart === 0) return false
  placeUndated(uptime, clock, header)
  return true
}

/** The very first lines of a start: cycles of the processor instead of a time, or nothing. */
function readUntimed(line: string, header: Header, clock: Clock): boolean {
  header.messageStart = readCycles(line, 0, header)
  if (header.messageStart === 0 && !readEarly(line, 0, header)) return false
  placeUndated(0, clock, header)
  return true
}

const UPPER_V = 86
const PROGRAM = 'vmkernel: '
const UPPER_T = 84
const LOWER_V = 118
