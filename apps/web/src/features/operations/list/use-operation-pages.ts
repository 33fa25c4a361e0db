import type { Operation, OperationPage } from '@bundlescope/contract/analysis.ts'
import { useQueries } from '@tanstack/react-query'
import { OPERATION_PAGE, operationsQuery } from '../../../api/operations.ts'
import { useView } from '../../../investigation/use-view.ts'

/** The rows of the list by their place; pages in sight are asked for. `first` is page 0, which is always there. */
export function useOperationPages(
  first: OperationPage,
  from: number,
  to: number,
): (i: number) => Operation | undefined {
  const { investigation, view } = useView()
  const pages = pageNumbers(from, Math.min(to, first.total - 1)).filter((page) => page > 0)
  const answers = useQueries({ queries: pages.map((page) => operationsQuery(investigation, view, page)) })
  return (i) => {
    const page = Math.floor(i / OPERATION_PAGE)
    const answer = page === 0 ? first : answers[pages.indexOf(page)]?.data
    return answer?.offset === page * OPERATION_PAGE ? answer.operations[i - answer.offset] : undefined
  }
}

/** Pages that hold the rows `from` … `to`. */
export function pageNumbers(from: number, to: number): number[] {
  const start = Math.floor(Math.max(0, from) / OPERATION_PAGE)
  const end = Math.floor(Math.max(0, to) / OPERATION_PAGE)
  return Array.from({ length: end - start + 1 }, (_, i) => start + i)
}
