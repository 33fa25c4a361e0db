import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { defineFact, type ProbesWanted } from './fact.ts'
import type { Member } from './material.ts'

/** How far a host's clock is from vCenter's, by calls that both logged. Microseconds; positive: the host is ahead. */
export interface ClockOffset {
  vcenter: Member
  host: Member
  offset: number
  /** Calls that it was measured with. */
  calls: number
  /** The call nearest to the offset: as vCenter and as the host logged it. */
  pair: readonly [sent: EventRow, received: EventRow]
}

const MOST_CALLS = 40

/**
 * vCenter logs when it begins an operation, the host's agent when the call arrives; the host's id goes on where
 * vCenter's ends. As no call arrives before it was sent, the smallest difference of many is, but for the time under way,
 * the offset of the clocks.
 */
export const CLOCK_OFFSETS = defineFact({
  id: 'clock-offsets',
  probes: { received: { query: '"vpxlro begin" source:vpxa', first: 150, last: 150 } },
  async derive({ material, probes, ask }): Promise<ClockOffset[]> {
    const ofMember = (event: EventRow): Member | null => {
      const source = material.sourceOf(event)
      return source && material.member(source.bundle, source.member)
    }
    // Heartbeats and statistics have ids that the host makes itself; those of clients are the same on both sides.
    const received = probes.received.events.filter(
      ({ op }) => op !== null && /-[0-9A-Fa-f]{2}$/.test(op) && !/^(?:HB-|QS-|Poll|WFU)/.test(op),
    )
    if (received.length === 0 || material.members.length < 2) return []
    const calls = received.slice(0, MOST_CALLS)
    const wanted: ProbesWanted = Object.fromEntries(
      calls.map(({ op }, n) => [
        `${n}`,
        {
          query: `"vpxlro begin" source:vpxd op:"${op!
            .slice(0, -3)
            .replace(/(?:-[0-9A-Fa-f]{2})+$/, '')
            .replaceAll('"', '')}"`,
          first: 3,
          last: 0,
        },
      ]),
    )
    const answers = await ask(wanted)
    const byPair = new Map<string, ClockOffset[]>()
    for (const [n, call] of calls.entries()) {
      const sent = answers[`${n}`]!.events.find(({ op }) => op !== null && call.op!.startsWith(op))
      const vcenter = sent && ofMember(sent)
      const host = ofMember(call)
      if (!sent || !vcenter || !host || vcenter === host) continue
      const offset = parseMicros(call.time)! - parseMicros(sent.time)!
      const key = `${vcenter.bundle} ${vcenter.id} ${host.bundle} ${host.id}`
      byPair.set(key, [...(byPair.get(key) ?? []), { vcenter, host, offset, calls: 1, pair: [sent, call] }])
    }
    return [...byPair.values()].map((all) => {
      const nearest = all.reduce((best, one) => (Math.abs(one.offset) < Math.abs(best.offset) ? one : best))
      return { ...nearest, calls: all.length }
    })
  },
})
