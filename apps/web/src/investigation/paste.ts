import { external } from '../lib/external.ts'

/**
 * Text that is about to be handed over as if it were a file; null while the dialog is closed. `about`: what it is of,
 * where that is known before: `vm:web01`, `host:esx01`, `sva:dsva01`, `manager:nsx01`.
 */
type Pasting = { text: string; about?: string }
export const openPaste = external<Pasting | null>(null)
