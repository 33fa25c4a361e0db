import { useTranslation } from 'react-i18next'
import { chooseLanguage } from '../../i18n/start.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuCheck, MenuLabel } from '../../ui/menu.tsx'
import { chooseTheme, type Theme, useTheme } from '../../ui/theme.ts'

const THEMES: Theme[] = ['system', 'dark', 'light']

/** Language and theme. */
export function Preferences() {
  const { t } = useTranslation()
  const lang = useLanguage()
  const theme = useTheme()
  const other = lang === 'ja' ? 'en' : 'ja'
  return (
    <span className="preferences">
      <Button look="quiet" lang={other} title={t('language.switch')} onClick={() => void chooseLanguage(other)}>
        {t(`language.${other}`)}
      </Button>
      <Menu
        trigger={
          <IconButton label={t('theme.label')}>
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
      </Menu>
    </span>
  )
}
