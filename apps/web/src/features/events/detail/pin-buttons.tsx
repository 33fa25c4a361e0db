import type { EventRow } from '@bundlescope/contract/event.ts'
import { useTranslation } from 'react-i18next'
import { usePinning } from '../../../investigation/pinning.ts'
import { Button } from '../../../ui/button.tsx'
import { PinSign } from '../../../ui/pin-button.tsx'
import type { Actions } from '../model/use-actions.ts'

type PinButtonsProps = { event: EventRow; actions: Pick<Actions, 'pin' | 'note'> }

/** Puts the line on the board, with a note or without. */
export function PinButtons({ event, actions }: PinButtonsProps) {
  const { t } = useTranslation('events')
  const { pins, may } = usePinning()
  if (!may) return null
  const pin = pins?.find((each) => each.event === event.id)
  return (
    <>
      <Button onClick={() => void actions.pin()} aria-keyshortcuts="p" aria-pressed={pin !== undefined}>
        <PinSign filled={pin !== undefined} /> {t(pin ? 'detail.unpin' : 'detail.pin')}
      </Button>
      <Button onClick={() => void actions.note()} aria-keyshortcuts="n">
        {t(pin?.note.trim() ? 'detail.editNote' : 'detail.note')}
      </Button>
    </>
  )
}
