import i18next from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { serverText } from './server-text.ts'

/** Says in the person's language what the server says in English: why a file was left out, what was wrong. */
export function useServerText(): (text: string) => string {
  const { i18n } = useTranslation('server')
  const { language } = i18n
  return useCallback((text) => textIn(language, text), [language])
}

/** In English and in Japanese: a filter by what one person read finds it for the other as well. */
export function textInAll(text: string): string {
  return `${text}\n${textIn('ja', text)}`
}

function textIn(language: string, text: string): string {
  if (language === 'en') return text
  const t = i18next.getFixedT(language, 'server')
  return serverText(text, (key, slots) => t(key, slots))
}
