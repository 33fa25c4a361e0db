import { type RefObject, useEffect } from 'react'

/** Pixels of a wheel step: browsers tell pixels, lines or pages. */
function pixels(event: WheelEvent, viewport: number): number {
  return event.deltaY * (event.deltaMode === 1 ? 22 : event.deltaMode === 2 ? viewport : 1)
}

/**
 * Wheel and finger move the rows. The listeners are not passive, since the table scrolls itself; several events of one
 * frame become one movement.
 */
export function useViewport(ref: RefObject<HTMLDivElement | null>, scrollBy: (dy: number) => void): void {
  useEffect(() => {
    const element = ref.current
    if (!element) return
    let waiting = 0
    let frame = 0
    const move = (dy: number) => {
      waiting += dy
      frame ||= requestAnimationFrame(() => {
        scrollBy(waiting)
        waiting = frame = 0
      })
    }
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) return
      if (scrollsItself(event.target, element, event.deltaY)) return
      event.preventDefault()
      move(pixels(event, element.clientHeight))
    }
    let finger: number | null = null
    const onStart = (event: TouchEvent) => {
      finger = event.touches.length === 1 ? event.touches[0]!.clientY : null
    }
    const onMove = (event: TouchEvent) => {
      if (finger === null) return
      const y = event.touches[0]!.clientY
      if (scrollsItself(event.target, element, finger - y)) return
      event.preventDefault()
      move(finger - y)
      finger = y
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    element.addEventListener('touchstart', onStart, { passive: true })
    element.addEventListener('touchmove', onMove, { passive: false })
    return () => {
      cancelAnimationFrame(frame)
      element.removeEventListener('wheel', onWheel)
      element.removeEventListener('touchstart', onStart)
      element.removeEventListener('touchmove', onMove)
    }
  }, [ref, scrollBy])
}

/** True over something within the rows that can still scroll that way: the opened context. */
function scrollsItself(target: EventTarget | null, rows: HTMLElement, dy: number): boolean {
  const inner = target instanceof Element ? target.closest<HTMLElement>('[data-scrolls]') : null
  if (!inner || !rows.contains(inner)) return false
  return dy < 0 ? inner.scrollTop > 0 : inner.scrollTop + inner.clientHeight < inner.scrollHeight - 1
}
