import { external } from '../lib/external.ts'

/** Text that is about to be handed over as if it were a file; null while the dialog is closed. */
export const openPaste = external<string | null>(null)
