import type { RawLines, SnapshotTable } from '@bundlescope/contract/analysis.ts'
import type { FilePlace } from '@bundlescope/contract/view.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import { at, investigationKey } from './queries.ts'

/*
 * What stands in the files of a bundle: their lines, and the tables read from command outputs and configuration.
 */

/** Lines of one request for the text of a file. */
export const RAW_PAGE = 500

/** One page of a file's lines; pages count from 0. The bytes of a bundle never change. */
export function rawQuery(id: string, file: FilePlace, page: number) {
  const params = { ...file, from: page * RAW_PAGE + 1, lines: RAW_PAGE }
  return queryOptions({
    queryKey: [...investigationKey(id), 'raw', params] as const,
    queryFn: ({ signal }) => call<RawLines>(at(id, 'raw'), { params, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 120_000,
  })
}

/** Tables of one upload; of one text, if any, that their rows must hold. */
export function snapshotsQuery(id: string, choice: { bundle?: string; text?: string }) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'snapshots', choice] as const,
    queryFn: ({ signal }) => call<SnapshotTable[]>(at(id, 'snapshots'), { params: choice, signal }),
    placeholderData: keepPreviousData,
  })
}
