import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock } from '../format.ts'
import type { Header } from '../header.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/**
 * An event of vCenter as vpxd passes it on to syslog:
 *
 *     Event [4711] [1-1] [2023-02-09T19:48:15.335088Z] [vim.event.HostConnectedEvent] [info] [user] [datacenter] [4711] [text]
 *
 * The time is the event's own, which a relay's stamp follows by seconds. Returns where the message starts (at the user),
 * or 0.
 */
export function readVcEvent(line: string, at: number, clock: Clock, header: Header): number {
  if (!line.startsWith('Event [', at)) return 0
  const fields = FIELDS.exec(line.slice(at, at + 400))
  if (!fields) return 0
  const [whole, id, stamp, type, severity] = fields
  if (readIso(stamp!, 0, clock, header) === 0) return 0
  header.level = levelOfWord(severity!) || LEVEL.info // `user`: what somebody wrote into the log of events
  header.component = type!
  header.extra = header.extra === '' ? id! : `${header.extra} ${id!}`
  return at + whole.length
}

const FIELDS = /^Event \[(\d{1,20})\] \[[\d-]{1,20}\] \[(\d{4}-[^\]]{15,30})\] \[([\w.]{1,160})\] \[(\w{0,20})\] /
