import { external } from '../lib/external.ts'

/** Which dialog of the investigation as a whole is open: its case data, who may see it, a name for the view. */
export const openDialog = external<'case' | 'share' | 'view' | null>(null)
