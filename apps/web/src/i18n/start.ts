import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { recall, remember } from '../lib/remembered.ts'
import enAccount from './en/account.json'
import enBoard from './en/board.json'
import enCase from './en/case.json'
import enCommon from './en/common.json'
import enEvents from './en/events.json'
import enFiles from './en/files.json'
import enFindings from './en/findings.json'
import enGuestIntrospection from './en/guest-introspection.json'
import enHome from './en/home.json'
import enKeys from './en/keys.json'
import enOperations from './en/operations.json'
import enOverview from './en/overview.json'
import enPaste from './en/paste.json'
import enPatterns from './en/patterns.json'
import enPorts from './en/ports.json'
import enReport from './en/report.json'
import enServer from './en/server.json'
import enShare from './en/share.json'
import enZone from './en/zone.json'
import jaAccount from './ja/account.json'
import jaBoard from './ja/board.json'
import jaCase from './ja/case.json'
import jaCommon from './ja/common.json'
import jaEvents from './ja/events.json'
import jaFiles from './ja/files.json'
import jaFindings from './ja/findings.json'
import jaGuestIntrospection from './ja/guest-introspection.json'
import jaHome from './ja/home.json'
import jaKeys from './ja/keys.json'
import jaOperations from './ja/operations.json'
import jaOverview from './ja/overview.json'
import jaPaste from './ja/paste.json'
import jaPatterns from './ja/patterns.json'
import jaPorts from './ja/ports.json'
import jaReport from './ja/report.json'
import jaServer from './ja/server.json'
import jaShare from './ja/share.json'
import jaZone from './ja/zone.json'

export const LANGUAGES = ['en', 'ja'] as const
export type Language = (typeof LANGUAGES)[number]
const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value)

const resources = {
  en: {
    common: enCommon,
    home: enHome,
    overview: enOverview,
    paste: enPaste,
    patterns: enPatterns,
    events: enEvents,
    files: enFiles,
    operations: enOperations,
    ports: enPorts,
    findings: enFindings,
    guestIntrospection: enGuestIntrospection,
    keys: enKeys,
    board: enBoard,
    case: enCase,
    share: enShare,
    account: enAccount,
    report: enReport,
    server: enServer,
    zone: enZone,
  },
  ja: {
    common: jaCommon,
    home: jaHome,
    overview: jaOverview,
    paste: jaPaste,
    patterns: jaPatterns,
    events: jaEvents,
    files: jaFiles,
    operations: jaOperations,
    ports: jaPorts,
    findings: jaFindings,
    guestIntrospection: jaGuestIntrospection,
    keys: jaKeys,
    board: jaBoard,
    case: jaCase,
    share: jaShare,
    account: jaAccount,
    report: jaReport,
    server: jaServer,
    zone: jaZone,
  },
}

/** Before the first render: the language chosen in this browser, or else the browser's own. */
export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  await i18next.use(initReactI18next).init({
    resources,
    lng: recall<Language>('language', navigator.language.startsWith('ja') ? 'ja' : 'en', isLanguage),
    fallbackLng: 'en',
    defaultNS: 'common',
    interpolation: { escapeValue: false },
  })
}

export function chooseLanguage(language: Language): void {
  remember('language', language)
  void i18next.changeLanguage(language)
}
