import type { ZoneChoice } from '@bundlescope/contract/endpoints.ts'
import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import { zoneOffset } from '@bundlescope/core/parse/zone.ts'
import { eventId, NaiveStore } from '@bundlescope/core/store/naive.ts'
import type { NaiveEvent, SuiteFile } from '@bundlescope/core/store/naive-read.ts'
import { OPS, randomFiles } from '@bundlescope/core/store/suite-logs.ts'
import { randomScope } from '@bundlescope/core/store/suite-queries.ts'
import { everything, prepare, type Subject, type SuiteBundle } from '@bundlescope/core/store/suite-subject.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SqliteStore } from './store.ts'
import { storeOf } from './testing.ts'

const ID = '00000000000000b1'
const SEED = 20251026
const ZONES = ['+09:00', '-03:30', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC', null]
/** Before clocks are set back in Berlin, before they are set forward, and a day on which nothing happens. */
const STARTS = ['2020-10-25T01:10:00Z', '2020-03-29T00:40:00Z', '2020-12-07T09:20:00Z']
const STAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})Z/gm

/** The logs of the suite at another time, of some files all stamps without their zone, of others every second one. */
const localFiles: fc.Arbitrary<SuiteFile[]> = fc
  .tuple(randomFiles, fc.constantFrom(...STARTS), fc.array(fc.constantFrom(1, 1, 2, 0), { minLength: 7, maxLength: 7 }))
  .map(([files, start, every]) => files.map((file, n) => localised(file, start, every[n]!)))

function localised({ path, bytes }: SuiteFile, start: string, every: number): SuiteFile {
  const shift = Date.parse('2020-12-07T09:20:00Z') - Date.parse(start)
  let stamps = 0
  const text = bytes.toString('latin1').replace(STAMP, (_, stamp: string) => {
    const moved = new Date(Date.parse(`${stamp}Z`) - shift).toISOString()
    return every > 0 && stamps++ % every === 0 ? moved.slice(0, -1) : moved
  })
  return { path, bytes: Buffer.from(text, 'latin1') }
}

/** The events of one file as they are to be shown when its zone is chosen. Lines without a stamp go with the event before them. */
function inZone(events: readonly NaiveEvent[], zone: string | null): NaiveEvent[] {
  const stamped = (event: NaiveEvent): boolean => /^\d{4}-/.test(event.original)
  const zoned = (event: NaiveEvent): boolean => /^\S+Z\b/.test(event.original)
  const first = events.find(stamped)
  let isZoned = first !== undefined && zoned(first)
  let previous: number | undefined
  return events.map((event) => {
    if (stamped(event)) isZoned = zoned(event)
    const time = isZoned || zone === null ? event.time : event.time - offsetOf(zone, event.time, previous)
    previous = time
    return { ...event, time }
  })
}

function offsetOf(zone: string, local: number, previous?: number): number {
  const fixed = /^([+-])(\d\d):(\d\d)$/.exec(zone)
  if (!fixed) return zoneOffset(zone, local, previous)
  return (Number(fixed[2]) * 60 + Number(fixed[3])) * 60e6 * (fixed[1] === '-' ? -1 : 1)
}

function chosen(naive: NaiveStore, choices: readonly ZoneChoice[]): NaiveStore {
  const files = Map.groupBy(naive.events, (event) => event.file)
  return new NaiveStore(
    [...files.values()].flatMap((events) => {
      const ordered = [...events].sort((a, b) => a.byte - b.byte)
      const choice = choices.find(({ source }) => source === ordered[0]!.sourceId)
      return inZone(ordered, choice?.zone ?? null)
    }),
  )
}

const rounds = fc.sample(localFiles, { numRuns: 8, seed: SEED })
describe.each(rounds.map((files, round) => ({ files, round })))(
  'zones chosen after the ingest, $round',
  ({ files, round }) => {
    const bundles: SuiteBundle[] = [{ id: ID, files }]
    const subject: Subject = prepare((all) => storeOf(all), bundles)

    it('move the events of a source in every answer, as if they had been read so', async () => {
      const store = subject.store as SqliteStore
      const sources = [...new Set(subject.naive.events.map((event) => event.sourceId))]
      const zones = fc.array(fc.constantFrom(...ZONES), { minLength: sources.length, maxLength: sources.length })
      const asked = fc.sample(zones, { numRuns: 4, seed: SEED + round })
      for (const choice of asked) {
        const choices = sources.map((source, n) => ({ source, zone: choice[n]! }))
        await store.rezone(ID, choices)
        const naive = chosen(subject.naive, choices)
        for (const scope of [
          everything([ID]),
          ...fc.sample(randomScope(naive.events, [ID]), { numRuns: 12, seed: round }),
        ])
          await agrees(store, naive, scope)
        await wholeAgrees(store, naive)
      }
      await store.rezone(ID, [])
      await agrees(store, subject.naive, everything([ID]))
    })
  },
)

async function agrees(store: SqliteStore, naive: NaiveStore, scope: ReturnType<typeof everything>): Promise<void> {
  const expected = naive.select(scope)
  const page = await store.page(scope, { at: 'offset', offset: 0 }, 2000)
  expect(page.events.map((row) => [row.id, row.time])).toEqual(
    expected.map((event) => [eventId(event), formatMicros(event.time)]),
  )
  const timeline = await store.timeline(scope, 40)
  const frame = { from: parseMicros(timeline.from)!, to: parseMicros(timeline.to)!, width: timeline.width }
  expect(timeline.levels).toEqual(naive.timeline(scope, frame))
  const facets = await store.facets(scope, 100)
  expect(Object.fromEntries(facets.program.map(({ value, count }) => [value, count]))).toEqual(
    naive.facets(scope).program,
  )
  const middle = expected[Math.floor(expected.length / 2)]
  if (!middle) return
  const after = await store.page(scope, { at: 'event', id: eventId(middle) }, 7)
  expect(after.events.map((row) => row.id)).toContain(eventId(middle))
  expect(after.events[0]?.id).toBe(eventId(expected[after.offset]!))
}

/** What is asked of everything: context, families, patterns, coverage, files and sources. */
async function wholeAgrees(store: SqliteStore, naive: NaiveStore): Promise<void> {
  const middle = naive.events[Math.floor(naive.events.length / 2)]!
  const request = { id: eventId(middle), bundles: [ID], scope: 'all' as const, span: { before: 9, after: 9 } }
  expect((await store.context(request))!.events.map((row) => row.id)).toEqual(
    naive.context(request)!.events.map(eventId),
  )
  for (const op of OPS.slice(0, 3)) {
    const { events } = naive.family([ID], op)
    const family = await store.family([ID], op)
    const times = events.map((event) => event.time)
    expect([family.start, family.end]).toEqual(times.length > 0 ? [least(times), most(times)] : [null, null])
    expect(family.sources.map(({ id }) => id)).toEqual([...new Set(events.map((event) => event.sourceId))])
  }
  const { events } = await store.page(everything([ID]), { at: 'offset', offset: 0 }, 2000)
  const byPattern = Map.groupBy(events, (row) => row.pattern)
  const { patterns } = await store.patterns({ ...everything([ID]), sort: 'count', text: '', limit: 500, cells: 10 })
  for (const { id, count, first, last } of patterns) {
    const rows = byPattern.get(id)!
    expect([count, first, last]).toEqual([rows.length, rows[0]!.time, rows.at(-1)!.time])
  }
  const coverage = await store.coverage([ID], 10)
  expect([coverage.from, coverage.to]).toEqual([events[0]!.time, formatMicros(parseMicros(events.at(-1)!.time)! + 1)])
  for (const { source, counts } of coverage.sources) {
    const expected = new Array<number>(10).fill(0)
    const [from, to] = [parseMicros(coverage.from!)!, parseMicros(coverage.to!)!]
    for (const event of naive.events)
      if (event.sourceId === source) expected[Math.floor(((event.time - from) / (to - from)) * 10)]!++
    expect(counts).toEqual(expected)
  }
  const report = await store.report(ID)
  for (const [path, own] of Map.groupBy(naive.events, (event) => event.path)) {
    const times = own.map((event) => event.time)
    const file = report.files.find((one) => one.path === path)!
    if (file.events > 0) expect([file.firstTime, file.lastTime]).toEqual([least(times), most(times)])
  }
  for (const source of report.sources) {
    const times = naive.events.filter((event) => event.sourceId === source.id).map((event) => event.time)
    expect([source.firstTime, source.lastTime]).toEqual([least(times), most(times)])
  }
}

function least(times: readonly number[]): string {
  return formatMicros(Math.min(...times))
}

function most(times: readonly number[]): string {
  return formatMicros(Math.max(...times))
}

describe('a zone', () => {
  it('that nobody knows is refused', async () => {
    const { store, dispose } = await storeOf([])
    await expect(store.rezone(ID, [{ zone: 'Mars/Olympus', host: 'a' }])).rejects.toThrow(/unknown time zone: Mars/)
    await expect(store.rezone(ID, [{ zone: '+25:00', host: 'a' }])).rejects.toThrow(RangeError)
    await dispose()
  })

  it('whose clock is set back gives the hour that occurs twice to the lines in the order they stand in', async () => {
    const stamps = ['02:30', '02:59', '02:10', '02:50', '03:01']
    const line = 'info vpxd[04711] [Originator@6876 sub=vpxLro]'
    const text = stamps.map((stamp) => `2020-10-25T${stamp}:00.000 ${line} at ${stamp}\n`).join('')
    const { store, dispose } = await storeOf([{ id: ID, files: [{ path: 'vpxd.log', bytes: Buffer.from(text) }] }])
    const [source] = (await store.report(ID)).sources
    await store.rezone(ID, [{ source: source!.id, zone: 'Europe/Berlin' }])
    const { events } = await store.page(everything([ID]), { at: 'offset', offset: 0 }, 10)
    expect(events.map((row) => `${row.time.slice(11, 16)} ${row.message}`)).toEqual([
      '00:30 at 02:30',
      '00:59 at 02:59',
      '01:10 at 02:10',
      '01:50 at 02:50',
      '02:01 at 03:01',
    ])
    await dispose()
  })

  it('of the bundle is that of its stamps without one, until a person chooses', async () => {
    const line = 'info vpxd[04711] [Originator@6876 sub=vpxLro] one\n'
    const files = [
      { path: 'etc/vmware-release', bytes: Buffer.from('x\n') },
      { path: 'commands/date.txt', bytes: Buffer.from('Mon Dec  7 18:30:00 JST 2020\n') },
      { path: 'var/log/vmware/vpxd/vpxd.log', bytes: Buffer.from(`2020-12-07T09:20:00.000 ${line}`) },
      { path: 'var/log/vmware/vpxd/zoned.log', bytes: Buffer.from(`2020-12-07T09:20:00.000Z ${line}`) },
    ]
    const { store, dispose } = await storeOf([{ id: ID, files }])
    const seen = async (): Promise<unknown> => {
      const { events } = await store.page(everything([ID]), { at: 'offset', offset: 0 }, 10)
      const report = await store.report(ID)
      const zones = report.files.filter(({ kind }) => kind === 'log').map(({ timeZone, zoned }) => [timeZone, zoned])
      return { times: events.map((row) => `${row.path.split('/').at(-1)} ${row.time.slice(11, 16)}`), zones }
    }
    const before = await seen()
    const { members, sources } = await store.report(ID)
    expect(members[0]!.zone).not.toBe(undefined)
    if (members[0]!.zone) expect(before).toMatchObject({ times: ['vpxd.log 00:20', 'zoned.log 09:20'] })
    const source = sources.find(({ name }) => name === 'vpxd')!.id
    await store.rezone(ID, [{ source, zone: 'America/New_York' }])
    expect(await seen()).toEqual({
      times: ['zoned.log 09:20', 'vpxd.log 14:20'],
      zones: [
        ['America/New_York (chosen)', false],
        ['UTC', true],
      ],
    })
    await store.forget(ID)
    expect(await seen()).toMatchObject({ times: ['zoned.log 09:20', 'vpxd.log 14:20'] })
    await store.rezone(ID, [])
    expect(await seen()).toEqual(before)
    await dispose()
  })
})
