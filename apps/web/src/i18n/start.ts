import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { recall, remember } from '../lib/remembered.ts'

export const LANGUAGES = ['en', 'ja'] as const
export type Language = (typeof LANGUAGES)[number]
const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value)

/** Each language is a chunk of its own: nobody reads two. */
const load = {
  en: () => import('./en.ts'),
  ja: () => import('./ja.ts'),
}

/** Before the first render: the language chosen in this browser, or else the browser's own. */
export async function startI18n(): Promise<void> {
  const lng = recall<Language>('language', navigator.language.startsWith('ja') ? 'ja' : 'en', isLanguage)
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  await i18next.use(initReactI18next).init({
    resources: { [lng]: (await load[lng]()).texts },
    lng,
    // a test demands every text in both languages: there is nothing to fall back for
    fallbackLng: false,
    defaultNS: 'common',
    interpolation: { escapeValue: false },
  })
}

export async function chooseLanguage(language: Language): Promise<void> {
  remember('language', language)
  const { texts } = await load[language]()
  for (const [namespace, bundle] of Object.entries(texts)) i18next.addResourceBundle(language, namespace, bundle)
  await i18next.changeLanguage(language)
}
