import type { RawLines, SnapshotTable } from '@bundlescope/contract/analysis.ts'
import type { FilePlace } from '@bundlescope/contract/view.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import { at, investigationKey } from './queries.ts'

/*
 * What stands in the files of a bundle: their lines, and the tables read from command outputs and configuration.
 */

/** Lines of one page of a file's text: what is drawn, and what a look through the whole file asks for. */
export const RAW_PAGE = 500
export const FIND_PAGE = 5000

/** One page of a file's lines; pages count from 0. The bytes of a bundle never change. */
export function rawQuery(id: string, { bundle, member, path }: FilePlace, page: number, lines = RAW_PAGE) {
  const params = { bundle, member, path, from: page * lines + 1, lines }
  return queryOptions({
    queryKey: [...investigationKey(id), 'raw', params] as const,
    queryFn: ({ signal }) => call<RawLines>(at(id, 'raw'), { params, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
}

/** One line of a file. */
export function lineQuery(id: string, { bundle, member, path }: FilePlace, line: number) {
  return rawQuery(id, { bundle, member, path }, line - 1, 1)
}

/** Rows of a table that are shown; those beyond are counted. */
const MOST_ROWS = 20_000

/** The tables read from one file. */
export function tablesQuery(id: string, { bundle, member, path }: FilePlace) {
  const params = { bundle, member, path, limit: MOST_ROWS }
  return queryOptions({
    queryKey: [...investigationKey(id), 'snapshots', params] as const,
    queryFn: ({ signal }) => call<SnapshotTable[]>(at(id, 'snapshots'), { params, signal }),
  })
}

/** Tables with the rows, `limit` each, that hold the text in any cell. */
export function foundQuery(id: string, text: string, limit: number) {
  const params = { text, limit }
  return queryOptions({
    queryKey: [...investigationKey(id), 'snapshots', params] as const,
    queryFn: ({ signal }) => call<SnapshotTable[]>(at(id, 'snapshots'), { params, signal }),
    placeholderData: keepPreviousData,
  })
}

/** The tables of one upload, without their rows but the first of each. */
export function bundleTablesQuery(id: string, bundle: string) {
  const params = { bundle, limit: 1 }
  return queryOptions({
    queryKey: [...investigationKey(id), 'snapshots', params] as const,
    queryFn: ({ signal }) => call<SnapshotTable[]>(at(id, 'snapshots'), { params, signal }),
  })
}
