import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { useCallback } from 'react'
import { useLanguage } from './use-language.ts'

/** What the server says in both languages, in the person's. */
export function useLocalText(): (text: LocalText) => string {
  const language = useLanguage()
  return useCallback((text) => (language === 'ja' ? text.ja : text.en), [language])
}
