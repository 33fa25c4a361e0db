import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { Toasts } from '../ui/toast.tsx'

/** Around every page. */
export function Root() {
  const { t } = useTranslation()
  return (
    <>
      <Outlet />
      <Toasts closeLabel={t('close')} />
    </>
  )
}
