import { lazy, Suspense } from 'react'
import { openSheet } from '../../investigation/sheet.ts'
import { useExternal } from '../../lib/external.ts'
import type { PaletteProps } from './command-palette.tsx'

const CommandPalette = lazy(() =>
  import('./command-palette.tsx').then((module) => ({ default: module.CommandPalette })),
)

/** ⌘K, Ctrl K: comes when it is first asked for. */
export function Palette(props: PaletteProps) {
  if (useExternal(openSheet) !== 'palette') return null
  return (
    <Suspense fallback={null}>
      <CommandPalette {...props} />
    </Suspense>
  )
}
