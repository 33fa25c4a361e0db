import { lazy, Suspense } from 'react'
import { Skeleton } from '../ui/state.tsx'

/** The graph library comes with this chunk only. */
const GuestIntrospectionPanel = lazy(() =>
  import('../features/guest-introspection/guest-introspection-panel.tsx').then((module) => ({
    default: module.GuestIntrospectionPanel,
  })),
)

export function GuestIntrospectionRoute() {
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <GuestIntrospectionPanel />
    </Suspense>
  )
}
