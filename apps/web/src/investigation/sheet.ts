import { external } from '../lib/external.ts'

/** Which of the two sheets over the page is open. */
export const openSheet = external<'palette' | 'keys' | null>(null)
