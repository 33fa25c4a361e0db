import { lazy, Suspense } from 'react'
import { Skeleton } from '../ui/state.tsx'

/** A chunk of its own, as every panel that is not looked at first. */
const PatternsPanel = lazy(() =>
  import('../features/patterns/patterns-panel.tsx').then((module) => ({ default: module.PatternsPanel })),
)

export function PatternsRoute() {
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <PatternsPanel />
    </Suspense>
  )
}
