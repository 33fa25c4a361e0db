import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { levelOfLetter, readVmxMessage } from '../grammar/vmx-message.ts'
import { type Header, reset } from '../header.ts'
import { readBsd } from '../time.ts'

/** vmware.log of ESX 4 and Workstation 7: no year, no zone, no level. */
export const vmx4: LogFormat = {
  id: 'vmx4',
  title: 'Virtual machine (vmware.log), ESX 4 and Workstation 7',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: 'May 06 07:08:09.101: vmx| Log for VMware Workstation pid=1234 version=7.1.0 build=build-123456 option=Release',
      expect: {
        time: '2020-05-06T07:08:09.101000Z',
        level: 'info',
        program: 'vmx',
        thread: 'vmx',
        message: 'Log for VMware Workstation pid=1234 version=7.1.0 build=build-123456 option=Release',
      },
    },
    {
      text: 'May 06 07:08:10.101: vcpu-0| DISKLIB-VMFS : "x.vmdk" : closed.\nbare text',
      expect: { time: '2020-05-06T07:08:10.101000Z', level: 'info', component: 'DISKLIB-VMFS' },
    },
    {
      text: 'May 06 07:08:11.101: vmx| W110: VMCI: no such device',
      expect: { time: '2020-05-06T07:08:11.101000Z', level: 'warning', component: 'VMCI' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    reset(header)
    const end = readBsd(line, 0, clock, header)
    if (end === 0 || !line.startsWith(': ', end)) return false
    const bar = line.indexOf('| ', end + 2)
    if (bar < 0 || bar > end + 60) return false
    // Between the two generations (Workstation 8 as a test version) some write a level already.
    const level = LEVELLED.exec(line.slice(bar + 2, bar + 9))
    header.level = level ? levelOfLetter(line.charCodeAt(bar + 2)) : LEVEL.info
    header.program = 'vmx'
    header.thread = line.slice(end + 2, bar)
    header.messageStart = bar + 2 + (level?.[0].length ?? 0)
    readVmxMessage(line, header)
    return true
  },

  continues: () => false,
}

const LEVELLED = /^[A-Z]\d{3}: ?/
