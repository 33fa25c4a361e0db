import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { sessionQuery } from '../../api/access.ts'
import { EmptyState } from '../../ui/state.tsx'
import { AccountMenu } from './account-menu.tsx'

/** An investigation, or a page, that is somebody else's. */
export function NotAllowed() {
  const { t } = useTranslation('account')
  const { data: session } = useQuery(sessionQuery)
  const name = session?.person?.name
  return (
    <main>
      <EmptyState title={t('notAllowed.title')}>
        <p>{name ? t('notAllowed.as', { name }) : t('notAllowed.text')}</p>
        <p>
          <Link to="/">{t('common:notFound.home')}</Link>
        </p>
        <AccountMenu />
      </EmptyState>
    </main>
  )
}
