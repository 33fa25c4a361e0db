import { useTranslation } from 'react-i18next'
import { useRedacted } from '../../api/redaction.ts'
import { chooseLanguage } from '../../i18n/start.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuCheck, MenuLabel, MenuLine } from '../../ui/menu.tsx'
import { chooseTheme, type Theme, useTheme } from '../../ui/theme.ts'
import { useSwitchRedaction } from './use-switch-redaction.ts'

const THEMES: Theme[] = ['system', 'dark', 'light']

/** Language, theme, and whether names are shown. */
export function Preferences() {
  const { t } = useTranslation()
  const lang = useLanguage()
  const theme = useTheme()
  const redacted = useRedacted()
  const changeRedaction = useSwitchRedaction()
  const other = lang === 'ja' ? 'en' : 'ja'
  return (
    <span className="preferences">
      <Button look="quiet" lang={other} title={t('language.switch')} onClick={() => void chooseLanguage(other)}>
        {t(`language.${other}`)}
      </Button>
      <Menu
        trigger={
          <IconButton label={t('preferences')}>
            <span aria-hidden="true">◐</span>
          </IconButton>
        }
      >
        <MenuLabel>{t('theme.label')}</MenuLabel>
        {THEMES.map((choice) => (
          <MenuCheck key={choice} checked={theme === choice} onChange={() => chooseTheme(choice)}>
            {t(`theme.${choice}`)}
          </MenuCheck>
        ))}
        <MenuLine />
        <MenuLabel>{t('redacted.view')}</MenuLabel>
        <MenuCheck checked={redacted.on} disabled={redacted.forced} onChange={changeRedaction}>
          {t('redacted.choice')}
        </MenuCheck>
      </Menu>
    </span>
  )
}
