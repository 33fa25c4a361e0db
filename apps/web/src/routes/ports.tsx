import { lazy, Suspense } from 'react'
import { Skeleton } from '../ui/state.tsx'

const PortsPanel = lazy(() =>
  import('../features/ports/ports-panel.tsx').then((module) => ({ default: module.PortsPanel })),
)

export function PortsRoute() {
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <PortsPanel />
    </Suspense>
  )
}
