import type { EventPage, EventRow } from '@bundlescope/contract/event.ts'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
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
  // No `combine`: it would compare every row of every page with itself at each drawing.
  const answers = useQueries({
    queries: numbers.map((number) => ({
      ...eventsQuery(investigation, result!.filter, { offset: number * PAGE }, PAGE),
      // the first page is here already when the answer begins with it
      enabled: rested && number * PAGE !== entryOffset,
      gcTime: 60_000,
    })),
  })
  const entryPage = result?.entry.page
  const rowAt = (row: number): EventRow | undefined =>
    inPage(answers[Math.floor(row / PAGE) - from]?.data, row) ?? inPage(entryPage, row)
  const failures = answers.filter(({ error }) => error)
  const retryPages = () => {
    for (const { refetch } of failures) void refetch()
  }
  return { rowAt, failed: failures.length > 0, retryPages }
}

function inPage(page: EventPage | undefined, row: number): EventRow | undefined {
  return page?.events[row - page.offset]
}
