import { useTranslation } from 'react-i18next'
import { Labelled } from './labelled.tsx'

type Pair = { password: string; again: string }

const LEAST = 12

/** A new password, typed twice. Its length is all that is asked of it. */
export function PasswordPair({ pair, onChange }: { pair: Pair; onChange: (pair: Pair) => void }) {
  const { t } = useTranslation('account')
  const { password, again } = pair
  const field = { type: 'password', autoComplete: 'new-password', maxLength: 1000, required: true } as const
  const different = again !== '' && again !== password
  return (
    <>
      <Labelled
        {...field}
        label={t('newPassword')}
        hint={t('passwordHint', { count: LEAST })}
        minLength={LEAST}
        value={password}
        onText={(text) => onChange({ ...pair, password: text })}
      />
      <Labelled
        {...field}
        label={t('passwordAgain')}
        value={again}
        aria-invalid={different}
        onText={(text) => onChange({ ...pair, again: text })}
      />
      {different && (
        <p role="status" className="field-failed">
          {t('passwordDiffers')}
        </p>
      )}
    </>
  )
}

export function isLongEnough({ password, again }: Pair): boolean {
  return password.length >= LEAST && password === again
}
