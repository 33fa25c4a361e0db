import type { RawLines } from '@bundlescope/contract/analysis.ts'
import type { FilePlace } from '@bundlescope/contract/view.ts'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { RAW_PAGE, rawQuery } from '../../../api/content.ts'

/** A page is asked for once the view has stood on it this long: dragging the thumb through a file asks for none. */
const REST_MS = 50

/**
 * Lines of a file around the screen. `first`, `end`: rows on screen, counted from 0. `counted`: lines that were counted
 * when the file was read, for one that is not kept to its end; 0 where none were.
 */
export function useRawLines(investigation: string, file: FilePlace, counted: number, first: number, end: number) {
  const entry = useQuery(rawQuery(investigation, file, Math.floor(first / RAW_PAGE)))
  const from = Math.max(0, Math.floor((first - RAW_PAGE / 4) / RAW_PAGE))
  const to = Math.floor((end + RAW_PAGE / 4) / RAW_PAGE)
  const wanted = useRested(`${from} ${to}`)
  const numbers = useMemo(() => {
    const [a = 0, b = 0] = wanted.split(' ').map(Number)
    return Array.from({ length: b - a + 1 }, (_, i) => a + i)
  }, [wanted])
  const answers = useQueries({ queries: numbers.map((page) => rawQuery(investigation, file, page)) })

  const pages = new Map<number, RawLines>()
  for (const { data } of [...answers, entry]) if (data) pages.set((data.firstLine - 1) / RAW_PAGE, data)
  const lineAt = (row: number): string | undefined => pages.get(Math.floor(row / RAW_PAGE))?.lines[row % RAW_PAGE]
  const failed = answers.find(({ error }) => error)
  return {
    /** Undefined until known. */
    total: useTotal([...pages.values()], counted),
    encoding: [...pages.values()][0]?.encoding ?? null,
    lineAt,
    error: entry.error ?? failed?.error ?? null,
    retry: () => void Promise.all([entry, ...answers].filter(({ error }) => error).map(({ refetch }) => refetch())),
  }
}

/** The text follows when the hand rests. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}

/**
 * Lines of the whole file. Where the server does not know (a file cut off in its archive) those that were counted; else
 * as many as were seen, and a page more as long as pages come back full.
 */
function useTotal(pages: readonly RawLines[], counted: number): number | undefined {
  const told = pages.find(({ totalLines }) => totalLines !== null)?.totalLines
  const seen = pages
    .filter(({ firstLine, lines }) => lines.length > 0 || firstLine === 1)
    .map(({ firstLine, lines }) => firstLine - 1 + lines.length + (lines.length === RAW_PAGE ? RAW_PAGE : 0))
  const most = seen.length ? Math.max(...seen) : undefined
  const [kept, setKept] = useState(most)
  if (most !== undefined && most > (kept ?? -1)) setKept(most)
  if (told !== undefined && told !== null) return told
  if (pages.length > 0 && counted > 0) return counted
  return most === undefined ? kept : Math.max(most, kept ?? 0)
}
