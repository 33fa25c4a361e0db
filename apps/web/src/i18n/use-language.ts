import { useTranslation } from 'react-i18next'

/** Language code for Intl: `en` or `ja`. */
export function useLanguage(): string {
  return useTranslation().i18n.language
}
