import { Suspense } from 'react'
import { openSheet } from '../../investigation/sheet.ts'
import { useExternal } from '../../lib/external.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import type { PaletteProps } from './command-palette.tsx'

const CommandPalette = lazyPart(async () => (await import('./command-palette.tsx')).CommandPalette)

/** ⌘K, Ctrl K: comes when it is first asked for. */
export function Palette(props: PaletteProps) {
  if (useExternal(openSheet) !== 'palette') return null
  return (
    <Suspense fallback={null}>
      <CommandPalette {...props} />
    </Suspense>
  )
}
