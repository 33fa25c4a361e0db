import { Suspense } from 'react'
import { lazyPart } from '../lib/lazy-part.ts'
import { Skeleton } from '../ui/state.tsx'

/** The graph library comes with this chunk only. */
const GuestIntrospectionPanel = lazyPart(
  async () => (await import('../features/guest-introspection/guest-introspection-panel.tsx')).GuestIntrospectionPanel,
)

export function GuestIntrospectionRoute() {
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <GuestIntrospectionPanel />
    </Suspense>
  )
}
