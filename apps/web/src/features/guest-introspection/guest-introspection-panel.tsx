import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/state.tsx'

/** The parts of Guest Introspection, a lane a host, with their health on evidence. */
export function GuestIntrospectionPanel() {
  const { t } = useTranslation('guestIntrospection')
  return <EmptyState title={t('nothing.title')} />
}
