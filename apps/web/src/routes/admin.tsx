import { Suspense } from 'react'
import { AccountMenu } from '../features/account/account-menu.tsx'
import { HomeBar } from '../features/shell/home-bar.tsx'
import { lazyPart } from '../lib/lazy-part.ts'
import { Skeleton } from '../ui/state.tsx'

const AdminPage = lazyPart(async () => (await import('../features/account/admin/admin-page.tsx')).AdminPage)

/** `/admin`: accounts, the audit log and the disk, for administrators. */
export function AdminRoute() {
  return (
    <div className="home-layout">
      <HomeBar account={<AccountMenu />} />
      <Suspense fallback={<Skeleton lines={10} />}>
        <AdminPage />
      </Suspense>
    </div>
  )
}
