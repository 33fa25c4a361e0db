import type { Node, NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import type { Band } from '../model/layout.ts'

export type BandNode = Node<{ band: Band; hasHeading: boolean; onFold: (() => void) | null }, 'band'>

/** The ground of a lane. Its host is a card of its own; managers and machines of no known host have a heading here. */
export const BandView = memo(function BandView({ data: { band, hasHeading, onFold } }: NodeProps<BandNode>) {
  const { t } = useTranslation('guestIntrospection')
  return (
    <div className="gi-band">
      {!hasHeading && (
        <span className="gi-band-title">{band.managers ? t('managers') : (band.lane ?? t('noHost'))}</span>
      )}
      {onFold && (
        <Button look="quiet" className="gi-band-fold nopan" onClick={onFold}>
          {t('fold')}
        </Button>
      )}
    </div>
  )
})
