import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useParams } from 'react-router'
import { SessionGate } from '../features/account/session-gate.tsx'
import { Activity } from '../features/upload/activity.tsx'
import { Toasts } from '../ui/toast.tsx'

/** Around every page. */
export function Root() {
  const { t } = useTranslation()
  return (
    <>
      <SessionGate>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </SessionGate>
      <Activity investigation={useParams().id} />
      <Toasts closeLabel={t('close')} />
    </>
  )
}
