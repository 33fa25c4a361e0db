import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '../../../api/access.ts'
import { Skeleton } from '../../../ui/state.tsx'
import { NotAllowed } from '../not-allowed.tsx'
import { AccountsSection } from './accounts-section.tsx'
import { AuditSection } from './audit-section.tsx'
import { DiskSection } from './disk-section.tsx'
import { RetentionSection } from './retention-section.tsx'
import '../sign-in/sign-in.css'

/** Who has an account, who did what to access, what lies on the disk, and for how long. */
export function AdminPage() {
  const { t } = useTranslation('account')
  const { data: session } = useQuery(sessionQuery)
  if (!session) return <Skeleton lines={10} />
  if (!session.admin) return <NotAllowed />
  return (
    <main className="account-page">
      <title>{`${t('admin.title')} · ${t('common:app')}`}</title>
      <h1 className="visually-hidden">{t('admin.title')}</h1>
      {session.mode !== 'open' && <AccountsSection mode={session.mode} self={session.person?.id ?? ''} />}
      <DiskSection />
      <RetentionSection />
      {session.mode !== 'open' && <AuditSection />}
    </main>
  )
}
