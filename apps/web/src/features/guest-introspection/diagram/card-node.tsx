import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import type { Card } from '../model/cards.ts'
import type { Part, Standing } from '../model/standing.ts'
import type { Span } from '../time/span.ts'
import { Track } from '../time/track.tsx'
import { HealthCounts } from './health-counts.tsx'
import { HealthSign } from './health-sign.tsx'
import { MachineName } from './machine-name.tsx'
import { useCardName } from './names.ts'

export type CardNode = Node<
  {
    card: Card
    standing: Standing
    /** How each of the folded cards stands; empty for a card of its own. */
    members: readonly Standing[]
    open: boolean
    tabStop: boolean
    /** The part that changed, and the time to draw its changes over. */
    changed: { part: Part; span: Span } | null
    onOpen: (card: Card) => void
  },
  'card'
>

/** A box of the diagram. The library takes lines only between handles, though where ours run is laid out before. */
export const CardView = memo(function CardView({ data }: NodeProps<CardNode>) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const nameOf = useCardName()
  const { card, standing, members, open, tabStop, changed, onOpen } = data
  const { title, parts } = nameOf(card)
  const isHeading = card.family === 'host'
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <button
        type="button"
        className={`gi-card gi-${standing.health} ${isHeading ? 'gi-card-heading' : ''} ${open ? 'gi-open' : ''} nopan`}
        data-spot={card.id}
        tabIndex={tabStop ? 0 : -1}
        aria-pressed={members.length > 0 ? undefined : open}
        aria-expanded={members.length > 0 ? false : undefined}
        title={`${title}\n${local(standing.reason)}`}
        onClick={() => onOpen(card)}
      >
        <HealthSign health={standing.health} />
        <span className="gi-card-text">
          <span className="gi-card-title">
            <MachineName name={title} />
          </span>
          {members.length > 0 ? (
            <HealthCounts standings={members} />
          ) : (
            <>
              {parts && <span className="gi-card-parts">{parts}</span>}
              <span className="gi-card-state">
                <b>{t(`health.${standing.health}`)}</b> {!isHeading && local(standing.reason)}
              </span>
            </>
          )}
        </span>
        {changed && (
          <span className="gi-card-track" aria-hidden="true">
            <Track {...changed} />
          </span>
        )}
      </button>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  )
})
