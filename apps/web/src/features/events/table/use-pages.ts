import type { EventPage, EventRow } from '@bundlescope/contract/event.ts'
import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { eventsQuery } from '../../../api/queries.ts'
import { PAGE } from '../model/locate.ts'
import { useSettled } from '../model/use-settled.ts'
import { pageSpan } from './page-numbers.ts'
import type { Result } from './use-result.ts'

/** A page is asked for once the table has stood on it this long: dragging the thumb through millions asks for none. */
const REST = 60

/**
 * The rows of an answer around the screen, by rank. Pages that go out of sight before they arrive are given up (their
 * queries lose the last observer, which aborts the request).
 */
export function usePages(investigation: string, result: Result | null, first: number, end: number) {
  const total = result?.entry.page.total ?? 0
  const { from, to } = pageSpan(first, end, total)
  const numbers = useMemo(() => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i), [from, to])
  const wanted = useSettled(`${result?.key} ${numbers.join()}`, REST)
  const rested = wanted === `${result?.key} ${numbers.join()}`
  const entryOffset = result?.entry.page.offset
  const { pages, failed } = useQueries({
    queries: numbers.map((number) => ({
      ...eventsQuery(investigation, result!.filter, { offset: number * PAGE }, PAGE),
      // the first page is here already when the answer begins with it
      enabled: rested && number * PAGE !== entryOffset,
      gcTime: 60_000,
    })),
    combine: (answers) => ({
      pages: answers.map((answer) => answer.data),
      failed: answers.find((answer) => answer.error)?.error ?? null,
    }),
  })
  const entryPage = result?.entry.page
  const rowAt = useCallback(
    (row: number): EventRow | undefined => {
      const page = pages[numbers.indexOf(Math.floor(row / PAGE))]
      return inPage(page, row) ?? inPage(entryPage, row)
    },
    [pages, entryPage, numbers],
  )
  return { rowAt, failed }
}

function inPage(page: EventPage | undefined, row: number): EventRow | undefined {
  return page?.events[row - page.offset]
}
