import { lazy, Suspense } from 'react'
import { Skeleton } from '../ui/state.tsx'

/** A chunk of its own, with what drags its pins. */
const BoardPanel = lazy(() =>
  import('../features/board/board-panel.tsx').then((module) => ({ default: module.BoardPanel })),
)

export function BoardRoute() {
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      <BoardPanel />
    </Suspense>
  )
}
