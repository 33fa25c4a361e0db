import { Suspense } from 'react'
import { lazyPart } from '../lib/lazy-part.ts'
import { Skeleton } from '../ui/state.tsx'

const FindingsPanel = lazyPart(async () => (await import('../features/findings/findings-panel.tsx')).FindingsPanel)

export function FindingsRoute() {
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      <FindingsPanel />
    </Suspense>
  )
}
