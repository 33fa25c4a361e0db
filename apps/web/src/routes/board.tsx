import { Suspense } from 'react'
import { lazyPart } from '../lib/lazy-part.ts'
import { Skeleton } from '../ui/state.tsx'

/** A chunk of its own, with what drags its pins. */
const BoardPanel = lazyPart(async () => (await import('../features/board/board-panel.tsx')).BoardPanel)

export function BoardRoute() {
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      <BoardPanel />
    </Suspense>
  )
}
