import { Suspense } from 'react'
import { useView } from '../investigation/use-view.ts'
import { lazyPart } from '../lib/lazy-part.ts'
import { Skeleton } from '../ui/state.tsx'

const AuditPage = lazyPart(async () => (await import('../features/account/audit-page.tsx')).AuditPage)

/** `/i/<id>/audit`: no panel of the work, but what its owner looks up; the share dialog leads here. */
export function AuditRoute() {
  const { investigation } = useView()
  return (
    <Suspense fallback={<Skeleton lines={10} />}>
      <AuditPage investigation={investigation} />
    </Suspense>
  )
}
