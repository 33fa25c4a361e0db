import { useReactFlow, useStore, useStoreApi } from '@xyflow/react'
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo } from 'react'
import type { Picture } from '../model/layout.ts'
import { neighbour, type Spot } from '../model/neighbour.ts'

const EDGE = 40

type Arrows = {
  picture: Picture
  place: RefObject<HTMLElement | null>
  /** Id of the card or link that is open. */
  open: string | null
  onFocus: (id: string) => void
}

/** Arrow keys lead from card to card and to the lines between; what has the focus, or is opened, is brought into sight. */
export function useArrows({ picture, place, open, onFocus }: Arrows) {
  const flow = useReactFlow()
  const store = useStoreApi()
  const spots = useMemo(() => {
    const boxes = Array.from(
      picture.boxes,
      ([id, box]): Spot => ({ id, x: box.x + box.width / 2, y: box.y + box.height / 2 }),
    )
    return [...boxes, ...Array.from(picture.lines, ([id, { label }]): Spot => ({ id, ...label }))]
  }, [picture])

  const bringIntoSight = useCallback(
    ({ x, y }: Spot) => {
      const { width, height, transform } = store.getState()
      const [dx, dy, zoom] = transform
      const [left, top] = [x * zoom + dx, y * zoom + dy]
      if (left > EDGE && left < width - EDGE && top > EDGE && top < height - EDGE) return
      void flow.setCenter(x, y, { zoom })
    },
    [flow, store],
  )
  const isReady = useStore((state) => state.width > 0)
  useEffect(() => {
    const spot = spots.find(({ id }) => id === open)
    if (spot && isReady) bringIntoSight(spot)
  }, [spots, open, isReady, bringIntoSight])

  return useCallback(
    (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return
      const from = event.target.closest('[data-spot]')?.getAttribute('data-spot')
      const next = from && neighbour(spots, from, event.key)
      if (!next) return
      event.preventDefault()
      onFocus(next.id)
      bringIntoSight(next)
      place.current?.querySelector<HTMLElement>(`[data-spot="${CSS.escape(next.id)}"]`)?.focus({ preventScroll: true })
    },
    [spots, place, onFocus, bringIntoSight],
  )
}
