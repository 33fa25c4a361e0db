import { Suspense } from 'react'
import { lazyPart } from '../lib/lazy-part.ts'
import { Skeleton } from '../ui/state.tsx'

/** Table and timeline come as a chunk of their own: home and overview paint without them. */
const EventsPanel = lazyPart(async () => (await import('../features/events/events-panel.tsx')).EventsPanel)

export function EventsRoute() {
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <EventsPanel />
    </Suspense>
  )
}
