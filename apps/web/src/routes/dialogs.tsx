import { lazy, Suspense } from 'react'
import { openDialog } from '../investigation/open-dialog.ts'
import { useExternal } from '../lib/external.ts'

/** Dialogs about the investigation as a whole: each is a chunk of its own that comes when it is opened. */
const DIALOGS = {
  case: lazy(() => import('../features/case/case-dialog.tsx').then((module) => ({ default: module.CaseDialog }))),
  share: lazy(() => import('../features/share/share-dialog.tsx').then((module) => ({ default: module.ShareDialog }))),
  view: lazy(() =>
    import('../features/board/side/save-view-dialog.tsx').then((module) => ({ default: module.SaveViewDialog })),
  ),
  report: lazy(() =>
    import('../features/report/report-dialog.tsx').then((module) => ({ default: module.ReportDialog })),
  ),
}

export function Dialogs({ investigation }: { investigation: string }) {
  const open = useExternal(openDialog)
  if (open === null) return null
  const Open = DIALOGS[open]
  return (
    <Suspense fallback={null}>
      <Open investigation={investigation} onClose={() => openDialog.set(null)} />
    </Suspense>
  )
}
