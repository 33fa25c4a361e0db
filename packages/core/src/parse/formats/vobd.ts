import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { readObservation } from '../grammar/observation.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { readIso } from '../time.ts'

/** vobd.log of ESXi 5.0–7.0: observations of the VMkernel, by their correlator. From 8.0 on they are lines of `esxi8`. */
export const vobd: LogFormat = {
  id: 'vobd',
  title: 'VMkernel observations, ESXi 5.0–7.0',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2021-05-06T07:08:09.101Z: [vmfsCorrelator] 1234567890us: [esx.problem.vmfs.heartbeat.timedout] 1a2b-3c4d datastore1',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'warning',
        program: 'vobd',
        component: 'vmfsCorrelator',
        extra: '1234567890us',
        message: '[esx.problem.vmfs.heartbeat.timedout] 1a2b-3c4d datastore1',
      },
    },
    {
      text: '2021-05-06T07:08:09.000Z: [netCorrelator] 12us: [vob.net.vmnic.linkstate.up] vmnic vmnic3 linkstate up',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'info', component: 'netCorrelator' },
    },
    {
      text: '2021-05-06T07:08:10.000Z: Successfully sent event (esx.audit.x) after 2 failures.',
      expect: { time: '2021-05-06T07:08:10.000000Z', level: 'info', program: 'vobd', component: '' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    if (end === 0 || !line.startsWith(': ', end)) return false
    header.program = 'vobd'
    if (DELIVERY.test(line.slice(end, end + 60))) {
      header.level = LEVEL.info
      header.messageStart = end + 2
      return true
    }
    header.messageStart = readObservation(line, end + 1, header)
    return header.messageStart > 0
  },

  continues: () => false,
}

/** vobd's own words on handing observations to hostd. */
const DELIVERY = /^: (?:An event \(|Successfully sent event \()/
