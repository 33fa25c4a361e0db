import { useTranslation } from 'react-i18next'
import { useServerText } from '../i18n/use-server-text.ts'
import { Button } from './button.tsx'
import './state.css'

type Failure = { code?: unknown; detail?: unknown; message?: unknown }

/** What went wrong in the person's language, the server's sentence below it, and a way to go on. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  const say = useServerText()
  const failure: Failure = typeof error === 'object' && error !== null ? error : {}
  const code = typeof failure.code === 'string' ? failure.code : 'page'
  const detail = typeof failure.detail === 'string' ? failure.detail : code === 'page' ? failure.message : undefined
  return (
    <div className="state" role="alert">
      <span className="state-sign" aria-hidden="true">
        !
      </span>
      <h2 className="state-title">{t(`problem.${code}`, { defaultValue: t('problem.title') })}</h2>
      {typeof detail === 'string' && <p className="state-text mono">{say(detail)}</p>}
      {onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
    </div>
  )
}
