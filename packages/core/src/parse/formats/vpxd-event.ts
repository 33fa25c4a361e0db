import type { Clock, LogFormat } from '../format.ts'
import { readVcEvent } from '../grammar/vc-event.ts'
import { type Header, reset } from '../header.ts'

/**
 * vCenter's events as it hands them to syslog, here without the relay's header: id, part, time, type, severity, user,
 * data centre, chain and text, each in brackets.
 */
export const vpxdEvent: LogFormat = {
  id: 'vpxd-event',
  title: 'vCenter events by syslog',
  reportAs: 'id',
  specificity: 0.95,
  samples: [
    {
      text: 'Event [4242] [1-1] [2023-05-06T07:08:09.101234Z] [vim.event.BadUsernameSessionEvent] [error] [LAB\\jdoe] [dc01] [4241] [Cannot login LAB\\jdoe@192.0.2.7]',
      expect: {
        time: '2023-05-06T07:08:09.101234Z',
        level: 'error',
        program: 'vpxd',
        component: 'vim.event.BadUsernameSessionEvent',
        extra: '4242',
        message: '[LAB\\jdoe] [dc01] [4241] [Cannot login LAB\\jdoe@192.0.2.7]',
      },
    },
    {
      text: 'Event [4243] [1-2] [2023-05-06T07:08:10.1Z] [vim.event.GeneralUserEvent] [user] [] [] [4243] [User logged event: backup\nJob 12 has ended]',
      expect: {
        time: '2023-05-06T07:08:10.100000Z',
        level: 'info',
        message: '[] [] [4243] [User logged event: backup\nJob 12 has ended]',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!line.startsWith('Event [')) return false
    reset(header)
    header.program = 'vpxd'
    header.messageStart = readVcEvent(line, 0, clock, header)
    return header.messageStart > 0
  },

  continues: () => false,
}
