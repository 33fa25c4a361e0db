import { PAGE } from '../model/locate.ts'

/** First and last number of the pages under the rows on screen, with the neighbour that is reached next when scrolling on. */
export function pageSpan(first: number, end: number, total: number): { from: number; to: number } {
  const last = Math.floor((total - 1) / PAGE)
  const from = Math.max(0, Math.floor((first - PAGE / 2) / PAGE))
  const to = Math.min(last, Math.floor((end + PAGE / 2) / PAGE))
  return { from, to }
}
