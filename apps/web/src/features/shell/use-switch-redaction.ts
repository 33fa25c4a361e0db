import { useTranslation } from 'react-i18next'
import { switchRedaction } from '../../api/redaction.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { useAddress } from '../../investigation/last-address.ts'
import { useView } from '../../investigation/use-view.ts'
import { notify } from '../../ui/toast.tsx'

/** Shows tokens in place of names, or the names again; the view stays the same. */
export function useSwitchRedaction(): (on: boolean) => void {
  const { t } = useTranslation()
  const say = useServerText()
  const { investigation } = useView()
  const address = useAddress()
  return (on) =>
    void switchRedaction(on, investigation, address).catch((error: unknown) =>
      notify(t('problem.title'), error instanceof Error ? say(error.message) : undefined, 'error'),
    )
}
