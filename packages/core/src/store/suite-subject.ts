import type { EventPage } from '@bundlescope/contract/event.ts'
import type { Node } from '@bundlescope/query/ast.ts'
import { printQuery } from '@bundlescope/query/printer.ts'
import fc from 'fast-check'
import { afterAll, beforeAll } from 'vitest'
import type { EvidenceStore, OperationStore } from './evidence.ts'
import { NaiveStore } from './naive.ts'
import type { FileNames, SuiteFile } from './naive-read.ts'
import type { EventStore, PagePlace, Scope, WalkStore } from './port.ts'

export interface SuiteBundle {
  /** 16 hexadecimal digits. */
  id: string
  files: SuiteFile[]
}

/** Reads the bundles in through the real pipeline, as folders of files, and opens the store that holds them. */
export type MakeStore = (bundles: SuiteBundle[]) => Promise<{ store: SweptStore; dispose(): Promise<void> }>

export type SweptStore = EventStore & Pick<EvidenceStore, 'sweep'> & OperationStore & WalkStore

export const ALL: Node = { kind: 'all', span: { start: 0, end: 0 } }
/** Filled before the tests of a round run. */
export interface Subject {
  store: SweptStore
  naive: NaiveStore
  bundles: SuiteBundle[]
  ids: string[]
}

export interface Ask {
  seed: number
  numRuns: number
}

export function prepare(makeStore: MakeStore, bundles: SuiteBundle[]): Subject {
  const subject = { bundles, ids: bundles.map((bundle) => bundle.id) } as Subject
  let dispose = async (): Promise<void> => {}
  beforeAll(async () => {
    const made = await makeStore(bundles)
    dispose = made.dispose
    const names = await learnNames(made.store, subject.ids)
    Object.assign(subject, {
      store: made.store,
      naive: NaiveStore.of(bundles, (id, path) => names.get(`${id} ${path}`) ?? null),
    })
  }, 60_000)
  afterAll(() => dispose())
  return subject
}

/** What the store alone decides: numbers of files and sources, hosts. */
async function learnNames(store: EventStore, bundles: string[]): Promise<Map<string, FileNames>> {
  const names = new Map<string, FileNames>()
  for await (const page of pages(store, everything(bundles), 2000)) {
    for (const row of page.events) {
      const [bundle, file] = row.id.split('.')
      names.set(`${bundle} ${row.path}`, {
        number: Number.parseInt(file!, 36),
        sourceId: row.source,
        host: row.host ?? '',
      })
    }
  }
  return names
}

/** Runs a property and shows the query of a counterexample as a person would type it. */
export async function assertAll<T>(
  arbitrary: fc.Arbitrary<T>,
  { seed, numRuns }: Ask,
  check: (value: T) => Promise<void>,
): Promise<void> {
  await fc.assert(fc.asyncProperty(arbitrary, check), {
    seed,
    numRuns,
    interruptAfterTimeLimit: 40_000,
    reporter: (run) => {
      if (!run.failed) return
      const value = run.counterexample?.[0] as (T & { where?: Node; scope?: { where?: Node } }) | undefined
      const where = value?.where ?? (typeof value?.scope === 'object' ? value.scope.where : undefined)
      throw new Error(`${where ? `query: ${printQuery(where)}\n` : ''}${fc.defaultReportMessage(run) ?? ''}`, {
        cause: run.errorInstance,
      })
    },
  })
}

export async function* pages(store: EventStore, scope: Scope, limit: number): AsyncGenerator<EventPage> {
  let place: PagePlace = { at: 'offset', offset: 0 }
  while (true) {
    const page: EventPage = await store.page(scope, place, limit)
    yield page
    if (page.next === null) return
    place = { at: 'cursor', cursor: page.next, direction: 'after' }
  }
}

export function everything(bundles: string[]): Scope {
  return { bundles, where: ALL, from: null, to: null, levels: null, sources: null }
}
