import type { Session } from '@bundlescope/contract/access.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Frame } from './frame.tsx'

type LinkEndedProps = { why: NonNullable<Session['shareEnded']>; onSignIn: () => void }

/** For the guest of a share link that opens nothing any more: there is no password to ask them for. */
export function LinkEndedPage({ why, onSignIn }: LinkEndedProps) {
  const { t } = useTranslation('account')
  return (
    <Frame title={t(`linkEnded.${why}`)}>
      <p>{t('linkEnded.text')}</p>
      <Button onClick={onSignIn}>{t('linkEnded.signIn')}</Button>
    </Frame>
  )
}
