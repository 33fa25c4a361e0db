import { external } from '../lib/external.ts'

/** Which dialog of the investigation as a whole is open: its case data, who may see it, a name for the view, its report. */
export const openDialog = external<'case' | 'share' | 'view' | 'report' | null>(null)

export type DialogOfInvestigation = { investigation: string; onClose: () => void }
