import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'
import { useMedia } from '../lib/media.ts'
import { isBoolean, isNumber, useRemembered } from '../lib/remembered.ts'
import './resizable-panel.css'

type ResizablePanelProps = {
  /** Names the remembered width and fold. */
  id: string
  side: 'left' | 'right'
  /** Spoken name; also names the buttons through `foldLabel`, `unfoldLabel`, `resizeLabel`. */
  label: string
  foldLabel: string
  unfoldLabel: string
  resizeLabel: string
  width?: number
  min?: number
  max?: number
  /** On narrow pages the drawer is open at first: for a panel that comes because something was chosen. */
  openAtFirst?: boolean
  children: ReactNode
}

const STEP = 16

/** A panel at the side of the page: drag or arrow keys resize it, a button folds it; below 1100 px it is a drawer. */
export function ResizablePanel({
  id,
  side,
  label,
  width = 240,
  min = 160,
  max = 640,
  openAtFirst = false,
  children,
  ...names
}: ResizablePanelProps) {
  const [size, setSize] = useRemembered(`panel.${id}.width`, width, isNumber)
  const [folded, setFolded] = useRemembered(`panel.${id}.folded`, false, isBoolean)
  const [drawer, setDrawer] = useState(openAtFirst)
  const [drag, setDrag] = useState<{ x: number; size: number } | null>(null)
  const narrow = useMedia('screen and (max-width: 1099px)')
  const open = narrow ? drawer : !folded
  const setOpen = (next: boolean) => (narrow ? setDrawer(next) : setFolded(!next))
  const clamp = (value: number) => Math.round(Math.min(max, Math.max(min, value)))
  const outwards = side === 'left' ? 1 : -1

  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ x: event.clientX, size })
  }
  const onPointerMove = (event: PointerEvent) => {
    if (drag) setSize(clamp(drag.size + (event.clientX - drag.x) * outwards))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: STEP, ArrowLeft: -STEP }[event.key]
    if (step) setSize(clamp(size + step * outwards))
  }

  if (!open) {
    return (
      <aside className={`panel-rail panel-${side}`} aria-label={label}>
        <button type="button" title={names.unfoldLabel} aria-label={names.unfoldLabel} onClick={() => setOpen(true)}>
          <span aria-hidden="true">{side === 'left' ? '»' : '«'}</span>
          <span className="panel-rail-name">{label}</span>
        </button>
      </aside>
    )
  }
  return (
    <aside
      className={`panel panel-${side} ${narrow ? 'panel-drawer' : ''}`}
      style={{ width: clamp(size) }}
      aria-label={label}
    >
      <div className="panel-content">{children}</div>
      <button
        type="button"
        className="panel-fold"
        title={names.foldLabel}
        aria-label={names.foldLabel}
        onClick={() => setOpen(false)}
      >
        {side === 'left' ? '«' : '»'}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no <hr> */}
      <div
        className="panel-handle"
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={names.resizeLabel}
        aria-valuenow={clamp(size)}
        aria-valuemin={min}
        aria-valuemax={max}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => setDrag(null)}
        onKeyDown={onKeyDown}
        onDoubleClick={() => setSize(width)}
      />
    </aside>
  )
}
