import { Suspense } from 'react'
import { lazyPart } from '../lib/lazy-part.ts'
import { Skeleton } from '../ui/state.tsx'

const OperationsPanel = lazyPart(
  async () => (await import('../features/operations/operations-panel.tsx')).OperationsPanel,
)

export function OperationsRoute() {
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <OperationsPanel />
    </Suspense>
  )
}
