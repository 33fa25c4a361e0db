import { PAGE } from '../model/locate.ts'

/** Numbers of the pages under the rows on screen, and of the neighbour that is reached next when scrolling on. */
export function pagesFor(first: number, end: number, total: number): number[] {
  if (total <= 0) return []
  const last = Math.floor((total - 1) / PAGE)
  const from = Math.max(0, Math.floor((first - PAGE / 2) / PAGE))
  const to = Math.min(last, Math.floor((end + PAGE / 2) / PAGE))
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
}
