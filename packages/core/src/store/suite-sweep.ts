import { formatMicros } from '@bundlescope/contract/time.ts'
import type { Node } from '@bundlescope/query/ast.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileMatcher, type MatchEvent } from './match.ts'
import { eventId } from './naive.ts'
import { randomScope } from './suite-queries.ts'
import { type Ask, assertAll, type Subject } from './suite-subject.ts'

/** Many questions in one go give what each gives alone. */
export function sweepsAgree(subject: Subject, ask: Ask): void {
  test('a sweep finds for each probe what a scan finds', async () => {
    const { store, naive, ids } = subject
    const probes = fc.array(
      fc.record({
        scope: randomScope(naive.events, ids),
        first: fc.integer({ min: 0, max: 5 }),
        last: fc.integer({ min: 0, max: 5 }),
        inHeader: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    )
    await assertAll(probes, ask, async (asked) => {
      const answers = await store.sweep(
        ids,
        asked.map(({ scope: { where, from, to }, first, last, inHeader }, n) => ({
          id: `p${n}`,
          where,
          first,
          last,
          inHeader,
          ...(from !== null && { from }),
          ...(to !== null && { to }),
        })),
      )
      for (const [n, { scope, first, last, inHeader }] of asked.entries()) {
        const matches = (inHeader ? compileMatcher : compileInMessages)(scope.where)
        const expected = naive.events.filter(
          (event) =>
            (scope.from === null || event.time >= scope.from) &&
            (scope.to === null || event.time < scope.to) &&
            matches(event),
        )
        const latest = last === 0 ? [] : expected.slice(first).slice(-last)
        expect(answers[n]).toMatchObject({
          id: `p${n}`,
          count: expected.length,
          firstTime: expected[0] ? formatMicros(expected[0].time) : null,
          lastTime: expected.length > 0 ? formatMicros(expected.at(-1)!.time) : null,
        })
        expect(answers[n]!.events.map((row) => row.id)).toEqual([...expected.slice(0, first), ...latest].map(eventId))
      }
    })
  })
}

/** As `compileMatcher`, but words are looked for in the message alone. */
export function compileInMessages(node: Node): (event: MatchEvent) => boolean {
  switch (node.kind) {
    case 'and': {
      const children = node.children.map(compileInMessages)
      return (event) => children.every((child) => child(event))
    }
    case 'or': {
      const children = node.children.map(compileInMessages)
      return (event) => children.some((child) => child(event))
    }
    case 'not': {
      const child = compileInMessages(node.child)
      return (event) => !child(event)
    }
    case 'phrase': {
      const matches = compileMatcher(node)
      return (event) => matches({ ...event, component: '', program: '', thread: '', op: '', extra: '' })
    }
    default:
      return compileMatcher(node)
  }
}
