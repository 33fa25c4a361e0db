import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { type Link, protocolOf } from '../model/cards.ts'
import type { Line } from '../model/lines.ts'
import type { Standing } from '../model/standing.ts'
import { HealthSign } from './health-sign.tsx'
import { DASHES } from './signs.ts'

export type LinkEdge = Edge<
  {
    link: Link
    line: Line
    standing: Standing
    /** Written on the line; empty where another line says it. */
    label: string
    /** `web01 – VMCI module`, for those who hear it. */
    name: string
    open: boolean
    tabStop: boolean
    onOpen: (link: Link) => void
  },
  'link'
>

/** A line with its protocol and port: a button on the line, since lines are hard to hit. */
export const LinkView = memo(function LinkView({ id, data }: EdgeProps<LinkEdge>) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  if (!data) return null
  const { link, line, standing, label, name, open, tabStop, onOpen } = data
  const { health } = standing
  return (
    <>
      <BaseEdge
        id={id}
        path={line.path}
        className={`gi-line gi-${health} ${open ? 'gi-open' : ''}`}
        interactionWidth={16}
        strokeDasharray={DASHES[health]}
      />
      <EdgeLabelRenderer>
        <button
          type="button"
          className={`gi-link gi-${health} ${open ? 'gi-open' : ''} nopan`}
          style={{ transform: `translate(-50%, -50%) translate(${line.label.x}px, ${line.label.y}px)` }}
          data-spot={link.id}
          tabIndex={tabStop ? 0 : -1}
          title={local(standing.reason)}
          aria-pressed={open}
          aria-label={t('linkName', { name, protocol: protocolOf(link), health: t(`health.${health}`) })}
          onClick={() => onOpen(link)}
        >
          <HealthSign health={health} size={12} />
          {label && !line.bare && <span>{label}</span>}
        </button>
        {line.note && label && (
          <span className="gi-note" style={{ transform: `translate(${line.note.x}px, ${line.note.y}px)` }}>
            {label}
          </span>
        )}
      </EdgeLabelRenderer>
    </>
  )
})
