import { Suspense } from 'react'
import { lazyPart } from '../lib/lazy-part.ts'
import { Skeleton } from '../ui/state.tsx'

const PortsPanel = lazyPart(async () => (await import('../features/ports/ports-panel.tsx')).PortsPanel)

export function PortsRoute() {
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <PortsPanel />
    </Suspense>
  )
}
