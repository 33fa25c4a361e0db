import { Suspense } from 'react'
import { openDialog } from '../investigation/open-dialog.ts'
import { useExternal } from '../lib/external.ts'
import { lazyPart } from '../lib/lazy-part.ts'

/** Dialogs about the investigation as a whole: each is a chunk of its own that comes when it is opened. */
const DIALOGS = {
  case: lazyPart(async () => (await import('../features/case/case-dialog.tsx')).CaseDialog),
  share: lazyPart(async () => (await import('../features/share/share-dialog.tsx')).ShareDialog),
  view: lazyPart(async () => (await import('../features/board/side/save-view-dialog.tsx')).SaveViewDialog),
  report: lazyPart(async () => (await import('../features/report/report-dialog.tsx')).ReportDialog),
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
