import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { readEpoch } from '../grammar/dates.ts'
import { type Header, reset } from '../header.ts'

/** A shell's history with times: `#1620284889`, and the command in the line behind it. */
export const shellHistory: LogFormat = {
  id: 'shell-history',
  title: "A shell's history",
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '#1620284889\nservice-control --restart vmware-sps',
      expect: {
        time: '2021-05-06T07:08:09.000000Z',
        level: 'info',
        program: 'shell',
        message: '\nservice-control --restart vmware-sps',
      },
    },
  ],

  read(line: string, header: Header, _clock: Clock): boolean {
    if (line.charCodeAt(0) !== 35 || line.length !== 11) return false
    reset(header)
    if (readEpoch(line, 1, header) !== line.length) return false
    header.level = LEVEL.info
    header.program = 'shell'
    header.messageStart = line.length
    return true
  },

  continues: () => false,
}
