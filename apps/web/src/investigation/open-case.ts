import { external } from '../lib/external.ts'

/** Which dialog of the investigation as a whole is open: its case data, or who may see it. */
export const openDialog = external<'case' | 'share' | null>(null)
