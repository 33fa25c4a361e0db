import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseLanguage } from '../../../i18n/start.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { Button } from '../../../ui/button.tsx'
import './sign-in.css'

/** A page before the application: its name, one thing to do, and the other language. */
export function Frame({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation()
  const other = useLanguage() === 'ja' ? 'en' : 'ja'
  return (
    <main className="sign-in">
      <title>{`${title} · ${t('app')}`}</title>
      <p className="brand">{t('app')}</p>
      <div className="sign-in-card">
        <h1>{title}</h1>
        {children}
      </div>
      <Button look="quiet" lang={other} onClick={() => void chooseLanguage(other)}>
        {t(`language.${other}`)}
      </Button>
    </main>
  )
}
