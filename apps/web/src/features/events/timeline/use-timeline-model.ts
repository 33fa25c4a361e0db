import type { TimeRange, ViewState } from '@bundlescope/contract/view.ts'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Filter, timelineQuery } from '../../../api/queries.ts'
import { badQuery } from '../model/bad-query.ts'
import { useThrottled } from '../model/use-settled.ts'
import { pan, type Range, rounded, sameRange, zoomAround } from './range.ts'

/** A wheel turned, a key held: how long it rests before the window is committed. */
const REST = 450
/** Requests while the axis moves. */
const PACE = 140
/** Further turns within this time belong to the same step of the history. */
const ONE_STEP = 4000

type TimelineInput = {
  investigation: string
  view: ViewState
  /** The answer's filter without the preview. */
  filter: Filter
  extent: Range
  width: number
  preview: Range | null
  setPreview: (range: Range | null) => void
  commit: (patch: Partial<ViewState>) => void
  replace: (patch: Partial<ViewState>) => void
}

/**
 * The timeline: `axis` is the range shown, `preview` a part of it looked at before it is committed. Wheel and keys move
 * the axis at once and commit it when they rest; a drag previews and waits for Enter.
 */
export function useTimelineModel({
  investigation,
  view,
  filter,
  extent,
  width,
  preview,
  setPreview,
  commit,
  replace,
}: TimelineInput) {
  const window = useMemo(
    () => ({ from: view.from ?? extent.from, to: view.to ?? extent.to }),
    [view.from, view.to, extent],
  )
  const [moving, setMoving] = useState<Range | null>(null)
  const axis = moving ?? window
  const asked = useThrottled(`${axis.from} ${axis.to}`, PACE)
  const [from = 0, to = 0] = asked.split(' ').map(Number)
  const whole = sameRange({ from, to }, extent)
  const buckets = Math.min(400, Math.max(40, Math.round(width / 70) * 20))
  const query = useQuery({
    ...timelineQuery(investigation, { ...filter, from: whole ? null : from, to: whole ? null : to }, buckets),
    enabled: to > from + 1,
  })

  const setWindow = useCallback(
    (range: Range, trail: TimeRange[], write: (patch: Partial<ViewState>) => void) => {
      const all = range.from <= extent.from && range.to >= extent.to
      write(all ? { from: null, to: null, trail: [] } : { from: range.from, to: range.to, trail })
    },
    [extent],
  )
  const narrowed = view.from !== null || view.to !== null
  const trailTo = (range: Range): TimeRange[] => {
    const wider = [...view.trail, ...(narrowed ? [window] : [])]
    return wider.filter((step) => step.from <= range.from && range.to <= step.to && !sameRange(step, range)).slice(-4)
  }

  const lastStep = useRef(0)
  const latest = useRef({ trailTo, commit, replace })
  latest.current = { trailTo, commit, replace }
  useEffect(() => {
    if (!moving) return
    const timer = setTimeout(() => {
      const sameStep = performance.now() - lastStep.current < ONE_STEP
      lastStep.current = performance.now()
      const now = latest.current
      const range = rounded(moving, (moving.to - moving.from) / Math.max(1, width))
      setWindow(range, now.trailTo(range), sameStep ? now.replace : now.commit)
    }, REST)
    return () => clearTimeout(timer)
  }, [moving, setWindow, width])
  // The address has followed (or something else has changed it): it is the truth again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the address ends the movement
  useEffect(() => setMoving(null), [view.from, view.to])

  const move = (range: Range) => {
    setPreview(null)
    setMoving(sameRange(range, window) ? null : range)
  }
  return {
    axis,
    window,
    narrowed,
    data: query.data,
    failed: query.error !== null && !badQuery(query.error),
    waiting: query.isFetching || moving !== null,
    zoom: (at: number, factor: number) => move(zoomAround(axis, at, factor, extent)),
    pan: (share: number) => move(pan(axis, share, extent)),
    panFrom: (start: Range, share: number) => move(pan(start, share, extent)),
    zoomOut: () => {
      const back = view.trail.at(-1)
      setPreview(null)
      if (back) setWindow(back, view.trail.slice(0, -1), commit)
      else if (narrowed) setWindow(zoomAround(window, (window.from + window.to) / 2, 4, extent), [], commit)
    },
    commitPreview: () => {
      if (!preview) return
      setPreview(null)
      const range = rounded(preview, (axis.to - axis.from) / Math.max(1, width))
      setWindow(range, trailTo(range), commit)
    },
    /** To a range of the trail, by its place; -1 is everything. */
    backTo: (step: number) => {
      const range = view.trail[step]
      setPreview(null)
      if (range) setWindow(range, view.trail.slice(0, step), commit)
      else commit({ from: null, to: null, trail: [] })
    },
  }
}
export type TimelineModel = ReturnType<typeof useTimelineModel>
