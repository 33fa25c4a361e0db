import { Suspense } from 'react'
import { openZone } from '../../investigation/zone-target.ts'
import { useExternal } from '../../lib/external.ts'
import { lazyPart } from '../../lib/lazy-part.ts'

const ZoneDialog = lazyPart(async () => (await import('./zone-dialog.tsx')).ZoneDialog)

/** The dialog for the zone of a source or host, opened from wherever one stands. */
export function ZoneDialogs({ investigation }: { investigation: string }) {
  const source = useExternal(openZone)
  if (!source) return null
  return (
    <Suspense fallback={null}>
      <ZoneDialog key={source.id} investigation={investigation} source={source} onClose={() => openZone.set(null)} />
    </Suspense>
  )
}
