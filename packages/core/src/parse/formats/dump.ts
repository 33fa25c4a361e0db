import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { readCtime } from '../grammar/dates.ts'
import { type Header, reset } from '../header.ts'

/**
 * Outputs of commands, written again and again behind a line with the time (procstate, cloudvm-ram-size.log): each dump
 * is one event, its tables the rest of it.
 */
export const dump: LogFormat = {
  id: 'dump',
  title: 'Repeated dumps of the VCSA (procstate, cloudvm-ram-size)',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '========== Start of system state dump at Thu May 6 07:08:01 UTC 2021 ==========\n\n/bin/ps auxww\nUSER       PID %CPU %MEM\nroot         1  0.0  0.0\n========== End of system state dump ==========',
      expect: {
        time: '2021-05-06T07:08:01.000000Z',
        level: 'info',
        component: 'system state',
      },
    },
    {
      text: '========== Start of cloudvm ram size dump at Thu 06 May 2021 07:08:01 AM JST ==========\nServiceName  AllocatedMB  MaxMB',
      expect: { time: '2021-05-05T22:08:01.000000Z', level: 'info', component: 'cloudvm ram size' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!line.startsWith('=====')) return false
    const title = TITLE.exec(line.slice(0, 200))
    if (!title) return false
    reset(header)
    if (readCtime(line, title[0].length, clock, header) === 0) return false
    header.level = LEVEL.info
    header.component = title[1]!
    return true
  },

  /** Tables within a dump may hold dates of their own; only the next dump ends it. */
  continues: (line) => /^=+ End of /.test(line),
}

const TITLE = /^=+ ?Start of (.{1,80}?) dump at /
