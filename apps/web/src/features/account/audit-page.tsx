import { useMay } from '../../investigation/role.ts'
import { AuditSection } from './admin/audit-section.tsx'
import { NotAllowed } from './not-allowed.tsx'
import './sign-in/sign-in.css'

/** For owners: who opened the investigation, took something along, was let in or refused. */
export function AuditPage({ investigation }: { investigation: string }) {
  if (!useMay('owner')) return <NotAllowed />
  return (
    <div className="account-page">
      <AuditSection investigation={investigation} />
    </div>
  )
}
