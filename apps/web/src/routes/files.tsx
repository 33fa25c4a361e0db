import { Suspense } from 'react'
import { lazyPart } from '../lib/lazy-part.ts'
import { Skeleton } from '../ui/state.tsx'

/** Tree, tables and text come as a chunk of their own: home and overview paint without them. */
const FilesPanel = lazyPart(async () => (await import('../features/files/files-panel.tsx')).FilesPanel)

export function FilesRoute() {
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <FilesPanel />
    </Suspense>
  )
}
