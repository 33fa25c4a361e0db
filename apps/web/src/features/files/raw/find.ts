import type { RawLines } from '@bundlescope/contract/analysis.ts'
import { FIND_PAGE } from '../../../api/content.ts'

/** Places of a text in a line, whatever its case. UTF-16 offsets, end exclusive. */
export function placesIn(line: string, text: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = []
  if (text === '') return places
  const pattern = new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`), 'giu')
  for (const { index, 0: found } of line.matchAll(pattern)) places.push({ start: index, end: index + found.length })
  return places
}

type FindInput = {
  text: string
  /** The line to look from, 1-based; it is itself the last to be looked at. */
  from: number
  by: 1 | -1
  total: number
  page: (number: number) => Promise<RawLines>
  /** Told the line that has been reached. */
  onProgress: (line: number) => void
  signal: AbortSignal
}

/** The next line that holds the text, from `from` on and around the end; null when none does. */
export async function findLine({ text, from, by, total, page, onProgress, signal }: FindInput): Promise<number | null> {
  const pages = Math.max(1, Math.ceil(total / FIND_PAGE))
  const start = Math.min(pages - 1, Math.max(0, Math.floor((from - 1) / FIND_PAGE)))
  // The page it begins on is looked at twice: behind the line first, and before it in the end.
  for (let step = 0; step <= pages; step++) {
    signal.throwIfAborted()
    const number = (((start + by * step) % pages) + pages) % pages
    const { firstLine, lines } = await page(number)
    const found = lines
      .map((line, i) => ({ number: firstLine + i, line }))
      .filter((each) => step > 0 || (each.number - from) * by > 0)
      .filter(({ line }) => placesIn(line, text).length > 0)
    const hit = by > 0 ? found[0] : found.at(-1)
    if (hit) return hit.number
    onProgress(firstLine)
  }
  return null
}
