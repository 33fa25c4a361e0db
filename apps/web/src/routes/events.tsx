import { lazy, Suspense } from 'react'
import { Skeleton } from '../ui/state.tsx'

/** Table and timeline come as a chunk of their own: home and overview paint without them. */
const EventsPanel = lazy(() =>
  import('../features/events/events-panel.tsx').then((module) => ({ default: module.EventsPanel })),
)

export function EventsRoute() {
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <EventsPanel />
    </Suspense>
  )
}
