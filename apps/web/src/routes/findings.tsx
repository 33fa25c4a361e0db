import { lazy, Suspense } from 'react'
import { Skeleton } from '../ui/state.tsx'

const FindingsPanel = lazy(() =>
  import('../features/findings/findings-panel.tsx').then((module) => ({ default: module.FindingsPanel })),
)

export function FindingsRoute() {
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      <FindingsPanel />
    </Suspense>
  )
}
