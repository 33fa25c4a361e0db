import type { Source } from '@bundlescope/contract/bundle.ts'
import { external } from '../lib/external.ts'

/** Whose zone is being chosen: of one source (or the host that it is of); null while the dialog is closed. */
export const openZone = external<Source | null>(null)
