import { Suspense } from 'react'
import { lazyPart } from '../lib/lazy-part.ts'
import { Skeleton } from '../ui/state.tsx'

/** A chunk of its own, as every panel that is not looked at first. */
const PatternsPanel = lazyPart(async () => (await import('../features/patterns/patterns-panel.tsx')).PatternsPanel)

export function PatternsRoute() {
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <PatternsPanel />
    </Suspense>
  )
}
