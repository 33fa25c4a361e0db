import { useEffect, useRef } from 'react'
import './scrollbar.css'

type ScrollbarProps = {
  track: number
  thumb: number
  hidden: boolean
  label: string
  onDrag: (scrollTop: number) => void
}

/** The scrollbar of the whole answer: the browser's own, beside the rows. What moves it but the hand is not passed on. */
export function Scrollbar({ track, thumb, hidden, label, onDrag }: ScrollbarProps) {
  const ref = useRef<HTMLDivElement>(null)
  const held = useRef(false)
  /** Where we put it last: the event that follows comes a frame later and is no hand. */
  const put = useRef(0)
  // In the next frame: to read or set a scroll position now would make the browser lay out the rows twice.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const bar = ref.current
      if (bar && !held.current && Math.abs(bar.scrollTop - thumb) >= 1) {
        put.current = thumb
        bar.scrollTop = thumb
      }
      held.current = false
    })
    return () => cancelAnimationFrame(frame)
  })
  return (
    <div
      ref={ref}
      className="scrollbar"
      hidden={hidden}
      aria-hidden="true"
      title={label}
      tabIndex={-1}
      onScroll={(event) => {
        const { scrollTop } = event.currentTarget
        if (Math.abs(scrollTop - put.current) < 1.5) return
        put.current = scrollTop
        held.current = true
        onDrag(scrollTop)
      }}
    >
      <div style={{ height: track }} />
    </div>
  )
}
