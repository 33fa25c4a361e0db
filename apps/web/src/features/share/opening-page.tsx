import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useOpenShare } from '../../api/access.ts'
import { ApiProblem } from '../../api/client.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { viewHref } from '../../investigation/use-view.ts'
import { EmptyState, Skeleton } from '../../ui/state.tsx'

/**
 * What a share link opens. The secret is taken out of the address before anything else, so that it is not left in the
 * history of the browser; the page is then loaded anew, as the guest.
 */
export function OpeningPage() {
  const { t } = useTranslation('share')
  const say = useServerText()
  const [secret] = useState(takeSecret)
  const { mutate, error } = useOpenShare()
  useEffect(() => {
    if (secret === '') return
    mutate(secret, {
      onSuccess: ({ share }) => window.location.replace(share ? viewHref(share.investigation, 'overview') : '/'),
    })
  }, [secret, mutate])

  const refused = error instanceof ApiProblem && [401, 403, 404].includes(error.status)
  if (secret !== '' && !error) {
    return (
      <main aria-busy="true">
        <EmptyState title={t('opening.title')}>
          <Skeleton lines={2} />
        </EmptyState>
      </main>
    )
  }
  const [title, text] =
    secret === ''
      ? [t('opening.none'), t('opening.noneText')]
      : refused
        ? [t('opening.refused'), t('opening.refusedText')]
        : [t('opening.problem'), error ? say(error.message) : '']
  return (
    <main>
      <EmptyState title={title}>
        <p>{text}</p>
        <p>
          <Link to="/">{t('common:notFound.home')}</Link>
        </p>
      </EmptyState>
    </main>
  )
}

/** Of this page: drawn anew, it finds none in the address any more. */
let taken = ''

function takeSecret(): string {
  const secret = decoded(window.location.hash.slice(1))
  if (secret === '') return taken
  window.history.replaceState(window.history.state, '', window.location.pathname)
  taken = secret
  return secret
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
