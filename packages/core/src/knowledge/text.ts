import type { LocalText } from '@bundlescope/contract/analysis.ts'

/** A text for people in both languages. */
export const say = (en: string, ja: string): LocalText => ({ en, ja })
