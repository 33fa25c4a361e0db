import { useReactFlow, useStore } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import type { Picture } from '../model/layout.ts'

const MARGIN = 16
/** What is higher than its room begins at the top in a size that can be read. */
const READABLE = 0.85
const LARGEST = 1.15

/** Shows the whole picture, or its upper part in a size that can be read, until the person moves it. */
export function useFit({ width, height }: Picture) {
  const flow = useReactFlow()
  const room = useStore((state) => state.width)
  const roomDown = useStore((state) => state.height)
  const moved = useRef(false)

  const fit = useCallback(
    (whole: boolean) => {
      if (room === 0 || roomDown === 0) return
      const across = (room - 2 * MARGIN) / width
      const down = (roomDown - 2 * MARGIN) / height
      const zoom = Math.min(LARGEST, across, whole ? down : Math.max(READABLE, down))
      const x = Math.max(MARGIN, (room - width * zoom) / 2)
      const y = Math.max(MARGIN, (roomDown - height * zoom) / 2)
      void flow.setViewport({ x, y, zoom })
    },
    [flow, room, roomDown, width, height],
  )
  useEffect(() => {
    if (!moved.current) fit(false)
  }, [fit])

  return {
    /** The person took hold of it: it stays where it was put. */
    onMoved: useCallback(() => {
      moved.current = true
    }, []),
    fitAll: useCallback(() => {
      moved.current = false
      fit(true)
    }, [fit]),
  }
}
