import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { dragRange, type Range, timeAt } from './range.ts'
import type { TimelineModel } from './use-timeline-model.ts'

/** A click waits this long for the second of a double click. */
const DOUBLE_CLICK = 220

type GesturesInput = {
  ref: RefObject<HTMLDivElement | null>
  model: TimelineModel
  onHover: (time: number | null) => void
  onPreview: (range: Range | null) => void
  /** A click without a drag. */
  onPoint: (time: number) => void
}

/** Drag previews, Shift + drag moves, the wheel zooms around the pointer. */
export function useGestures({ ref, model, onHover, onPreview, onPoint }: GesturesInput) {
  const drag = useRef<{ x: number; axis: Range; shift: boolean; moved: boolean } | null>(null)
  const pointing = useRef<number>(undefined)
  const latest = useRef(model)
  latest.current = model

  useEffect(() => {
    const element = ref.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey) return
      event.preventDefault()
      const { axis, zoom, pan } = latest.current
      const box = element.getBoundingClientRect()
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) return pan(event.deltaX / box.width)
      const lines = event.deltaMode === 1 ? event.deltaY * 33 : event.deltaY
      zoom(timeAt(event.clientX - box.left, axis, box.width), 1.0022 ** Math.max(-300, Math.min(300, lines)))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [ref])

  const place = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - box.left, width: box.width }
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      drag.current = { x: place(event).x, axis: model.axis, shift: event.shiftKey, moved: false }
    },
    onPointerMove: (event: PointerEvent) => {
      const { x, width } = place(event)
      const start = drag.current
      onHover(timeAt(x, model.axis, width))
      if (!start) return
      if (start.shift) return model.panFrom(start.axis, (start.x - x) / width)
      const range = dragRange(start.x, x, start.axis, width)
      if (!range && !start.moved) return
      start.moved = true
      onPreview(range ?? null)
    },
    onPointerUp: (event: PointerEvent) => {
      const start = drag.current
      drag.current = null
      const { x, width } = place(event)
      if (!start || start.moved || start.shift) return
      const time = timeAt(x, model.axis, width)
      clearTimeout(pointing.current)
      pointing.current = window.setTimeout(() => onPoint(time), DOUBLE_CLICK)
    },
    onPointerCancel: () => {
      drag.current = null
    },
    onPointerLeave: () => onHover(null),
    onDoubleClick: () => {
      clearTimeout(pointing.current)
      model.zoomOut()
    },
  }
}
