import type { Pin } from '@bundlescope/contract/case.ts'
import { useTranslation } from 'react-i18next'
import { useRemovePin, useUndoLast } from '../../api/case-changes.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { notify } from '../../ui/toast.tsx'
import { pinTitle } from './pins/pin-title.ts'

/** Takes a pin off the board, and offers to put it back. */
export function useRemove(investigation: string): (pin: Pin) => Promise<void> {
  const { t } = useTranslation('board')
  const say = useServerText()
  const { mutateAsync } = useRemovePin(investigation)
  const undoLast = useUndoLast(investigation)
  const failed = (error: unknown) =>
    notify(t('common:problem.title'), error instanceof Error ? say(error.message) : undefined, 'error')
  const putBack = async (pin: Pin) => {
    try {
      if (!(await undoLast(pin.id))) notify(t('notRestored'))
    } catch (error) {
      failed(error)
    }
  }
  return async (pin) => {
    try {
      await mutateAsync(pin.id)
      notify(t('pinnedWas'), pinTitle(pin, t), 'info', { text: t('common:undo'), run: () => void putBack(pin) })
    } catch (error) {
      failed(error)
    }
  }
}
