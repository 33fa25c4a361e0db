import type { Clock, LogFormat } from '../format.ts'
import { readKernel } from '../grammar/kernel.ts'
import { type Header, reset } from '../header.ts'
import { BLANK, isDigit } from '../scan.ts'
import { readIso } from '../time.ts'

/** vmkernel.log and vmkwarning.log of ESXi 5.0–7.0. From 8.0 on they are lines of `esxi8`. */
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
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const stampEnd = readIso(line, 0, clock, header)
    if (stampEnd === 0 || line.charCodeAt(stampEnd) !== BLANK) return false
    header.messageStart = readKernel(line, stampEnd + 1, header)
    if (header.messageStart === 0) return false
    header.program = 'vmkernel'
    return true
  },

  continues: () => false,
}
