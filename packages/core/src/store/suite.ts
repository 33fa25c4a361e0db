import type { EventPage } from '@bundlescope/contract/event.ts'
import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import type { Node } from '@bundlescope/query/ast.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Counts, eventId, toRow } from './naive.ts'
import type { NaiveEvent } from './naive-read.ts'
import type { ContextRequest, PagePlace, Stretch } from './port.ts'
import { largeBundle, OPS, randomFiles } from './suite-logs.ts'
import { operationsAgree } from './suite-operations.ts'
import { randomScope } from './suite-queries.ts'
import {
  ALL,
  type Ask,
  assertAll,
  everything,
  type MakeStore,
  pages,
  prepare,
  type Subject,
  type SuiteBundle,
} from './suite-subject.ts'
import { sweepsAgree } from './suite-sweep.ts'

export interface SuiteOptions {
  /** Of everything random: the same seed asks the same questions of the same logs. */
  seed?: number
  /** How many sets of bundles are made and read in. */
  rounds?: number
  /** How many queries are asked of each. */
  queries?: number
}

const BUNDLE_IDS = ['00000000000000b1', 'ffffffffffffffb2']

/**
 * What every event store must do: answer random questions about random logs as the naive model does, which scans them.
 * An adapter's test calls this with a way to make its store.
 */
export function eventStoreSuite(name: string, makeStore: MakeStore, options: SuiteOptions = {}): void {
  const { seed = 20201207, rounds = 10, queries = 120 } = options
  const filesOfRounds = fc.sample(fc.tuple(randomFiles, fc.option(randomFiles)), { numRuns: rounds, seed })
  describe.each(filesOfRounds.map((files, round) => ({ files, round })))(
    `${name}, random logs ${seed}:$round`,
    ({ files, round }) => {
      const bundles = files.flatMap((some, n): SuiteBundle[] => (some ? [{ id: BUNDLE_IDS[n]!, files: some }] : []))
      const subject = prepare(makeStore, bundles)
      const ask = { seed: seed + round, numRuns: queries }
      everythingIsThere(subject)
      queriesAgree(subject, ask)
      pagesAgree(subject, { ...ask, numRuns: Math.ceil(queries / 6) })
      contextAgrees(subject, { ...ask, numRuns: Math.ceil(queries / 3) })
      familiesAgree(subject)
      operationsAgree(subject, { ...ask, numRuns: Math.ceil(queries / 6) })
      sweepsAgree(subject, { ...ask, numRuns: Math.ceil(queries / 6) })
    },
  )
  describe(`${name}, a large log`, () => {
    const subject = prepare(makeStore, [{ id: BUNDLE_IDS[0]!, files: largeBundle() }])
    everythingIsThere(subject)
    queriesAgree(subject, { seed, numRuns: Math.ceil(queries / 6) })
    pagesAgree(subject, { seed, numRuns: Math.ceil(queries / 6) })
    abortsAreHeard(subject)
  })
}

/** All rows of all stretches. */
async function walk<T>(ask: (after: string | null) => Promise<Stretch<T>>): Promise<T[]> {
  const all: T[] = []
  for (let after: string | null = null; ; ) {
    const { rows, next }: Stretch<T> = await ask(after)
    all.push(...rows)
    if (next === null) return all
    after = next
  }
}

function everythingIsThere(subject: Subject): void {
  test('every event of every file is there, in order, as it stands in the file', async () => {
    const { store, naive, ids } = subject
    const rows = []
    for await (const page of pages(store, everything(ids), 1000)) rows.push(...page.events)
    expect(rows.map(({ pattern, ...row }) => row)).toEqual(naive.events.map(toRow))
    for (const row of rows) expect(row.pattern).toMatch(/^[0-9a-f]{8,16}$/)
    for (const event of [
      naive.events[0]!,
      naive.events.at(-1)!,
      ...naive.events.filter((e) => e.lines > 1).slice(0, 5),
    ]) {
      const detail = await store.event(eventId(event))
      expect(detail).toMatchObject({ event: toRow(event), original: event.original, byteFrom: event.byte })
      expect(bytesOf(subject, event, detail!.byteTo).trimEnd()).toBe(event.original.trimEnd())
    }
    expect(await store.event(`${ids[0]}.zz.0`)).toBeNull()
  })

  test('stretches are the same rows, and the texts as they stand in the files', async () => {
    const { store, naive, ids } = subject
    const rows = await walk((after) => store.stretch(everything(ids), after, 700))
    expect(rows.map(({ pattern, ...row }) => row)).toEqual(naive.events.map(toRow))
    const texts = await walk((after) => store.originals(everything(ids), after, 700))
    expect(texts).toEqual(
      naive.events.map((event) => ({
        id: eventId(event),
        text: event.original.slice(0, 16_384),
        cut: event.original.length > 16_384,
      })),
    )
    await expect(store.stretch(everything(ids), 'nowhere', 1)).rejects.toThrow()
  })

  test('reports count every line once', async () => {
    const { store, naive, bundles } = subject
    for (const bundle of bundles) {
      const report = await store.report(bundle.id)
      const events = naive.events.filter((event) => event.bundle === bundle.id)
      const { totals } = report
      expect(totals.events + totals.continuationLines + totals.unparsedLines).toBe(totals.lines)
      expect(totals.lines).toBe(sum(events.map((event) => event.lines)))
      expect(sum(report.sources.map((source) => source.events))).toBe(totals.events)
      expect(report.complete).toBe(true)
      expect([report.firstTime, report.lastTime]).toEqual([
        formatMicros(events[0]!.time),
        formatMicros(events.at(-1)!.time),
      ])
    }
  })

  test('a pattern finds the events that bear it', async () => {
    const { store, ids } = subject
    const { events } = await store.page(everything(ids), { at: 'offset', offset: 0 }, 2000)
    for (const pattern of [...new Set(events.map((row) => row.pattern))].slice(0, 12)) {
      const where: Node = {
        kind: 'field',
        field: 'pattern',
        comparison: '=',
        value: pattern,
        prefix: false,
        span: ALL.span,
      }
      const found = await store.page({ ...everything(ids), where }, { at: 'offset', offset: 0 }, 2000)
      const expected = events.filter((row) => row.pattern === pattern).map((row) => row.id)
      expect(found.events.map((row) => row.id).slice(0, expected.length)).toEqual(expected)
    }
  })
}

function queriesAgree(subject: Subject, ask: Ask): void {
  test('queries find the same events, histograms and facets', async () => {
    const { store, naive, ids } = subject
    await assertAll(randomScope(naive.events, ids), ask, async (scope) => {
      const expected = naive.select(scope)
      const all = await walk((after) => store.originals(scope, after, 97))
      expect(all.map((row) => row.id)).toEqual(expected.map(eventId))
      const page = await store.page(scope, { at: 'offset', offset: 0 }, 2000)
      expect(page.events.map((row) => row.id)).toEqual(expected.slice(0, 2000).map(eventId))
      expect(page).toMatchObject({ total: expected.length, exact: true, offset: 0, complete: true })

      const timeline = await store.timeline(scope, 40)
      const frame = { from: parseMicros(timeline.from)!, to: parseMicros(timeline.to)!, width: timeline.width }
      expect(timeline.levels).toEqual(naive.timeline(scope, frame))
      expect(timeline.total).toBe(expected.length)
      expect(sum(Object.values(timeline.levels).flat())).toBe(expected.length)

      const facets = await store.facets(scope, 3)
      for (const [facet, counts] of Object.entries<Counts>({ ...naive.facets(scope) })) {
        const listed = facets[facet as 'level']
        expect(Object.fromEntries(listed.map(({ value, count }) => [value, count]))).toEqual(
          pick(
            counts,
            listed.map((v) => v.value),
          ),
        )
        expect(listed.length + (facets.more[facet] ?? 0), facet).toBe(Object.keys(counts).length)
        if (facet !== 'level')
          expect(listed.map((v) => v.count)).toEqual(
            Object.values(counts)
              .sort((a, b) => b - a)
              .slice(0, 3),
          )
      }
    })
  })
}

function pagesAgree(subject: Subject, ask: Ask): void {
  test('pages by offset, cursor, event and time are cut from one order', async () => {
    const { store, naive, ids } = subject
    const choice = fc.record({
      scope: randomScope(naive.events, ids),
      limit: fc.integer({ min: 1, max: 60 }),
      offset: fc.nat({ max: naive.events.length + 5 }),
      event: fc.constantFrom(...naive.events),
      shift: fc.constantFrom(0, 1, -1_000_000),
    })
    await assertAll(choice, ask, async ({ scope, limit, offset, event, shift }) => {
      const all = naive.select(scope)
      const expectSlice = (page: EventPage, from: number, size = limit): void => {
        expect(page.events.map((row) => row.id)).toEqual(all.slice(from, from + size).map(eventId))
        expect(page.total).toBe(all.length)
        if (page.events.length > 0) expect(page.offset).toBe(from)
        expect(page.next !== null).toBe(page.events.length > 0 && from + page.events.length < all.length)
        expect(page.previous !== null).toBe(page.events.length > 0 && from > 0)
      }
      const there = await store.page(scope, { at: 'offset', offset }, limit)
      expectSlice(there, offset)
      if (there.next !== null) {
        const after = await store.page(scope, { at: 'cursor', cursor: there.next, direction: 'after' }, limit)
        expectSlice(after, offset + limit)
      }
      if (there.previous !== null) {
        const before = await store.page(scope, { at: 'cursor', cursor: there.previous, direction: 'before' }, limit)
        expectSlice(before, Math.max(0, offset - limit), Math.min(limit, offset))
      }
      const places: [PagePlace, number][] = [
        [
          { at: 'event', id: eventId(event) },
          all.findIndex((other) => naive.events.indexOf(other) >= naive.events.indexOf(event)),
        ],
        [{ at: 'time', micros: event.time + shift }, all.findIndex((other) => other.time >= event.time + shift)],
      ]
      for (const [place, wanted] of places) {
        if (wanted < 0) continue
        const page = await store.page(scope, place, limit)
        expectSlice(page, page.offset)
        expect(page.events.map((row) => row.id)).toContain(eventId(all[wanted]!))
      }
    })
  })

  test('walking by cursors meets every event once, forward and back', async () => {
    const { store, naive, ids } = subject
    const scopes = fc.sample(randomScope(naive.events, ids), { numRuns: 3, seed: ask.seed })
    for (const scope of scopes) {
      const expected = naive.select(scope).slice(0, 400).map(eventId)
      const forward: string[] = []
      let last: EventPage | null = null
      for await (const page of pages(store, scope, 37)) {
        forward.push(...page.events.map((row) => row.id))
        last = page
        if (forward.length >= expected.length) break
      }
      expect(forward.slice(0, expected.length)).toEqual(expected)
      const back = last?.events.map((row) => row.id) ?? []
      while (last?.previous) {
        last = await store.page(scope, { at: 'cursor', cursor: last.previous, direction: 'before' }, 23)
        back.unshift(...last.events.map((row) => row.id))
      }
      expect(back).toEqual(forward)
    }
  })
}

function contextAgrees(subject: Subject, ask: Ask): void {
  test('the context of an event in its file, host and everywhere', async () => {
    const { store, naive, ids } = subject
    const request: fc.Arbitrary<ContextRequest> = fc.record({
      id: fc.constantFrom(...naive.events).map(eventId),
      bundles: fc.constant(ids),
      scope: fc.constantFrom('file', 'host', 'all'),
      span: fc.oneof(
        fc.record({ before: fc.nat({ max: 20 }), after: fc.nat({ max: 20 }) }),
        fc.record({ seconds: fc.constantFrom(0, 1, 30, 7200) }),
      ),
    })
    await assertAll(request, ask, async (request) => {
      const expected = naive.context(request)!
      const answer = await store.context(request)
      expect(answer?.events.map((row) => row.id)).toEqual(expected.events.map(eventId))
      expect(answer).toMatchObject({
        anchor: expected.anchor,
        more: { before: expected.before, after: expected.after },
      })
    })
    expect(await store.context({ id: `${ids[0]}.zz.0`, bundles: ids, scope: 'all', span: { seconds: 1 } })).toBeNull()
  })
}

function familiesAgree(subject: Subject): void {
  test('operations with all that descends from them', async () => {
    const { store, naive, ids } = subject
    for (const op of [...OPS, 'k3f9a2bc', 'esxui', 'nothing']) {
      const expected = naive.family(ids, op)
      const answer = await store.family(ids, op)
      const times = expected.events.map((event) => formatMicros(event.time))
      expect(answer).toMatchObject({ id: op, events: times.length, start: times[0] ?? null, end: times.at(-1) ?? null })
      expect(Object.fromEntries(answer.members.map((member) => [member.op, member.events]))).toEqual(expected.members)
      expect(Object.fromEntries(answer.sources.map((source) => [source.id, source.events]))).toEqual(expected.sources)
    }
  })
}

function abortsAreHeard(subject: Subject): void {
  test('a question that is given up rejects with the reason, and the store goes on', async () => {
    const { store, ids } = subject
    const scope = { ...everything(ids), where: { kind: 'regex', source: 'task-.*7.*e', span: ALL.span } as const }
    const questions = [
      (signal: AbortSignal) => store.page(scope, { at: 'offset', offset: 0 }, 10, signal),
      (signal: AbortSignal) => store.timeline(scope, 50, signal),
      (signal: AbortSignal) => store.facets(scope, 5, signal),
      (signal: AbortSignal) => store.family(ids, OPS[0]!, signal),
    ]
    for (const question of questions) {
      const controller = new AbortController()
      const reason = new Error('given up')
      const asked = question(controller.signal)
      controller.abort(reason)
      await expect(asked).rejects.toBe(reason)
      await expect(question(AbortSignal.abort(reason))).rejects.toBe(reason)
      await expect(question(new AbortController().signal)).resolves.toBeDefined()
    }
  })
}

function bytesOf(subject: Subject, event: NaiveEvent, byteTo: number): string {
  const bundle = subject.bundles.find((one) => one.id === event.bundle)!
  return bundle.files.find((file) => file.path === event.path)!.bytes.toString('utf8', event.byte, byteTo)
}

function pick(counts: Counts, keys: string[]): Counts {
  return Object.fromEntries(keys.map((key) => [key, counts[key] ?? 0]))
}

function sum(numbers: number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
