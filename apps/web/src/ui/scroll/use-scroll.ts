import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import {
  endPlace,
  moveBy,
  type Place,
  placeOfRow,
  placeOfThumb,
  type Rows,
  reveal,
  START,
  thumbOf,
  trackHeight,
} from './place.ts'

type ScrollInput = {
  /** Changes when the rows are others: heights seen so far no longer hold. */
  layout: string
  count: number
  viewport: number
  /** Height of a row not yet drawn, and of one that needs no measuring. */
  typical: number
  estimate: (row: number) => number
  /** What stands above or below a row and belongs to its block: gap labels, opened context. */
  extra: (row: number) => number
  /** Rows that take no room. */
  hidden?: (row: number) => boolean
}

/** Where the table stands; see place.ts for the arithmetic. */
export function useScroll({ layout, count, viewport, typical, estimate, extra, hidden }: ScrollInput) {
  const [kept, setPlace] = useState<Place>(START)
  const [seen, setSeen] = useState<{ layout: string; heights: Map<number, number> }>({ layout, heights: new Map() })
  if (seen.layout !== layout) setSeen({ layout, heights: new Map() })

  const heightOf = (row: number) => (hidden?.(row) ? 0 : (seen.heights.get(row) ?? estimate(row)) + extra(row))
  const rows: Rows = { count, viewport, heightOf }
  const latest = useRef(rows)
  latest.current = rows
  const place = moveBy(kept, 0, rows)
  const track = trackHeight(rows, typical)

  const scrollBy = useCallback((dy: number) => setPlace((now) => moveBy(now, dy, latest.current)), [])
  const showRow = useCallback((row: number, margin: number) => {
    setPlace((now) => reveal(moveBy(now, 0, latest.current), row, margin, latest.current))
  }, [])
  const centreRow = useCallback((row: number) => {
    const { viewport: height } = latest.current
    setPlace(placeOfRow(row, height * 0.4, latest.current))
  }, [])
  const toEnd = useCallback(() => setPlace(endPlace(latest.current)), [])
  const toStart = useCallback(() => setPlace(START), [])
  const dragTo = useCallback(
    (scrollTop: number) => setPlace(placeOfThumb(scrollTop, latest.current, trackHeight(latest.current, typical))),
    [typical],
  )

  /** Real heights of wrapped rows, after drawing. Rows above the former first row push the text down by what they are taller. */
  const formerFirst = useRef(0)
  const measure = (measured: Map<number, number>) => {
    const fresh = [...measured].filter(([row, height]) => (seen.heights.get(row) ?? -1) !== height)
    if (fresh.length === 0) return
    const push = fresh
      .filter(([row]) => row < formerFirst.current)
      .reduce((sum, [row, height]) => sum + height - (seen.heights.get(row) ?? estimate(row)), 0)
    setSeen({ layout, heights: new Map([...seen.heights, ...fresh]) })
    if (push) setPlace((now) => ({ row: now.row, px: Math.max(0, now.px + push) }))
  }
  useEffect(() => {
    formerFirst.current = place.row
  })

  return {
    place,
    rows,
    track,
    thumb: thumbOf(place, rows, track),
    scrollBy,
    showRow,
    centreRow,
    toEnd,
    toStart,
    dragTo,
    setPlace,
    measure,
  }
}
export type Scroll = ReturnType<typeof useScroll>

/** Inner size of an element, followed as it changes. */
export function useBox() {
  const ref = useRef<HTMLDivElement>(null)
  const [box, setBox] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const read = () => setBox({ width: element.clientWidth, height: element.clientHeight })
    read()
    const observer = new ResizeObserver(read)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, ...box }
}
