import { LEVEL } from '@bundlescope/contract/level.ts'
import { expect, test } from 'vitest'
import { operationRoot } from '../parse/op-family.ts'
import { eventId } from './naive.ts'
import type { NaiveEvent } from './naive-read.ts'
import { randomScope } from './suite-queries.ts'
import { type Ask, assertAll, type Subject } from './suite-subject.ts'

/** The list of operations holds every family with an event in the scope, counted whole. */
export function operationsAgree(subject: Subject, ask: Ask): void {
  test('operation families are those of a scan', async () => {
    const { store, naive, ids } = subject
    await assertAll(randomScope(naive.events, ids), ask, async (scope) => {
      const families = familiesOf(naive.events.filter(({ bundle }) => scope.bundles.includes(bundle)))
      const wanted = [...new Set(naive.select(scope).flatMap((event) => (event.op ? [rootOf(event)] : [])))]
      const answer = await store.operations({
        ...scope,
        outcome: 'all',
        tasksOnly: false,
        longerThanMs: 0,
        sort: 'start',
        descending: false,
        offset: 0,
        limit: 10_000,
      })
      expect(answer).toMatchObject({ total: wanted.length, all: families.size })
      expect(answer.entries.map(({ start }) => start)).toEqual(
        answer.entries.map(({ start }) => start).toSorted((a, b) => a - b),
      )
      const found = answer.entries.map(({ root, first, begin: _, failure: __, end: ___, sources, ...rest }) => ({
        root: root.toLowerCase(),
        ...rest,
        first: first.id,
        sources: sources.map(({ id }) => id).sort(),
      }))
      expect(found.toSorted(byRoot)).toEqual(wanted.map((root) => summary(root, families.get(root)!)).sort(byRoot))
    })
  })
}

function familiesOf(events: readonly NaiveEvent[]): Map<string, NaiveEvent[]> {
  const families = new Map<string, NaiveEvent[]>()
  for (const event of events) {
    if (event.op) families.set(rootOf(event), [...(families.get(rootOf(event)) ?? []), event])
  }
  return families
}

function summary(root: string, events: readonly NaiveEvent[]) {
  return {
    root,
    first: eventId(events[0]!),
    start: events[0]!.time,
    stop: events.at(-1)!.time,
    events: events.length,
    errors: events.filter(({ level }) => level >= LEVEL.error).length,
    warnings: events.filter(({ level }) => level === LEVEL.warning).length,
    sources: [...new Set(events.map(({ sourceId }) => sourceId))].sort(),
  }
}

const rootOf = (event: NaiveEvent): string => operationRoot(event.op).toLowerCase()
const byRoot = (a: { root: string }, b: { root: string }): number => (a.root < b.root ? -1 : a.root > b.root ? 1 : 0)
