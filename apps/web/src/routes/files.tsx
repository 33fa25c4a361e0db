import { lazy, Suspense } from 'react'
import { Skeleton } from '../ui/state.tsx'

/** Tree, tables and text come as a chunk of their own: home and overview paint without them. */
const FilesPanel = lazy(() =>
  import('../features/files/files-panel.tsx').then((module) => ({ default: module.FilesPanel })),
)

export function FilesRoute() {
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <FilesPanel />
    </Suspense>
  )
}
