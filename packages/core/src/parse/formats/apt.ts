import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { readIso } from '../time.ts'

/** history.log and term.log of APT: a run of it is one event, from its start to its end. */
export const apt: LogFormat = {
  id: 'apt',
  title: 'Runs of the package manager (apt)',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: 'Start-Date: 2021-05-06  07:08:09\nCommandline: apt-get install ds-agent\nInstall: ds-agent:amd64 (20.0.0)\nEnd-Date: 2021-05-06  07:08:12',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'info', program: 'apt' },
    },
    {
      text: 'Log started: 2021-05-06  07:08:09\nUnpacking ds-agent …',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'info' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    const start = START.exec(line.slice(0, 40))
    if (!start) return false
    reset(header)
    if (readIso(`${start[1]!}T${start[2]!}`, 0, clock, header) === 0) return false
    header.program = 'apt'
    header.level = LEVEL.info
    return true
  },

  continues: () => false,
}

const START = /^(?:Start-Date|Log started): (\d{4}-\d\d-\d\d) {1,2}(\d\d:\d\d:\d\d)$/
