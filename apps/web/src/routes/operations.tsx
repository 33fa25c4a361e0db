import { lazy, Suspense } from 'react'
import { Skeleton } from '../ui/state.tsx'

const OperationsPanel = lazy(() =>
  import('../features/operations/operations-panel.tsx').then((module) => ({ default: module.OperationsPanel })),
)

export function OperationsRoute() {
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <OperationsPanel />
    </Suspense>
  )
}
