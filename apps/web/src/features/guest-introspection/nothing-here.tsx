import { useTranslation } from 'react-i18next'
import { openPaste } from '../../investigation/paste.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/state.tsx'

/** Nothing of Guest Introspection was seen: what would show it. */
export function NothingHere({ complete }: { complete: boolean }) {
  const { t } = useTranslation('guestIntrospection')
  return (
    <EmptyState title={t(complete ? 'nothing.title' : 'nothing.reading')}>
      <p>{t('nothing.shown')}</p>
      <ul className="gi-nothing">
        {(['host', 'vm', 'sva', 'manager', 'guest'] as const).map((each) => (
          <li key={each}>{t(`nothing.${each}`)}</li>
        ))}
      </ul>
      <Button onClick={() => openPaste.set({ text: '' })}>{t('paste')}</Button>
    </EmptyState>
  )
}
