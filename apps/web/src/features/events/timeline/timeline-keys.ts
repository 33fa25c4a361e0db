import type { KeyboardEvent } from 'react'
import type { Range } from './range.ts'
import type { TimelineModel } from './use-timeline-model.ts'

/** Shares of the axis that one press moves, and by which it zooms. */
const PAN = 0.2
const ZOOM = 0.6
const STRETCH = 0.02

/** Arrows move and zoom the axis; with Shift they set the end of a preview, which Enter commits. */
export function onTimelineKey(
  event: KeyboardEvent,
  model: TimelineModel,
  preview: Range | null,
  setPreview: (range: Range | null) => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const { axis } = model
  const middle = preview ? (preview.from + preview.to) / 2 : (axis.from + axis.to) / 2
  switch (event.shiftKey && event.key.startsWith('Arrow') ? `Shift+${event.key}` : event.key) {
    case 'ArrowLeft':
      model.pan(-PAN)
      break
    case 'ArrowRight':
      model.pan(PAN)
      break
    case 'ArrowUp':
    case '+':
      model.zoom(middle, ZOOM)
      break
    case 'ArrowDown':
    case '-':
      model.zoom(middle, 1 / ZOOM)
      break
    case 'Shift+ArrowLeft':
    case 'Shift+ArrowRight': {
      const stretched = stretch(preview ?? around(middle, axis), axis, event.key === 'ArrowLeft' ? -STRETCH : STRETCH)
      if (stretched) setPreview(stretched)
      break
    }
    default:
      return
  }
  event.preventDefault()
}

/** A tenth of the axis around a time: what a preview by keys starts from. */
function around(middle: number, axis: Range): Range {
  const half = (axis.to - axis.from) / 20
  return { from: Math.round(middle - half), to: Math.round(middle + half) }
}

function stretch({ from, to }: Range, axis: Range, share: number): Range | undefined {
  const end = Math.min(axis.to, Math.round(to + share * (axis.to - axis.from)))
  return end > from ? { from, to: end } : undefined
}
