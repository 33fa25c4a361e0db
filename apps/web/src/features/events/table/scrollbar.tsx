import { useLayoutEffect, useRef } from 'react'

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
  // After every drawing: the track may have grown under a thumb that stands still.
  useLayoutEffect(() => {
    const bar = ref.current
    if (bar && !held.current && Math.abs(bar.scrollTop - thumb) >= 1) bar.scrollTop = thumb
    held.current = false
  })
  return (
    <div
      ref={ref}
      className="events-scrollbar"
      hidden={hidden}
      aria-hidden="true"
      title={label}
      tabIndex={-1}
      onScroll={(event) => {
        const { scrollTop } = event.currentTarget
        if (Math.abs(scrollTop - thumb) < 1.5) return
        held.current = true
        onDrag(scrollTop)
      }}
    >
      <div style={{ height: track }} />
    </div>
  )
}
