import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../../investigation/names-context.tsx'
import { Tooltip } from '../../../ui/tooltip.tsx'
import { type Entity, entities, namedIn } from '../text/entities.ts'
import { hits, type Wanted } from '../text/hits.ts'
import { pieces } from '../text/pieces.ts'
import '../../../ui/marked-text.css'
import { nameLines } from '../../../investigation/name-lines.ts'

type MarkedTextProps = {
  text: string
  wanted: Wanted
  /** Called with a search for a port, task or object in the text; without it they are plain text. */
  onEntity?: ((query: string) => void) | undefined
}

/**
 * Log text with the hits of the search marked; ids that the inventory knows say their name on hover. Text only: what a
 * log says is never taken as HTML.
 */
export const MarkedText = memo(function MarkedText({ text, wanted, onEntity }: MarkedTextProps) {
  const names = useNames()
  const found = onEntity ? entities(text, names) : namedIn(text, names)
  return pieces(text, hits(text, wanted), found).map((piece, i) => {
    const shown = piece.hit ? <mark className="hit">{piece.text}</mark> : piece.text
    const { entity } = piece
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have nothing but their place
    if (!entity) return <span key={i}>{shown}</span>
    if (onEntity)
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <EntityButton key={i} entity={entity} onClick={() => onEntity(entity.query)}>
          {shown}
        </EntityButton>
      )
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <span key={i} className="named" title={nameLines(entity.names).join('\n')}>
        {shown}
      </span>
    )
  })
})

type EntityButtonProps = { entity: Entity; onClick: () => void; children: ReactNode }

function EntityButton({ entity, onClick, children }: EntityButtonProps) {
  const { t } = useTranslation('events')
  const button = (
    <button type="button" className={entity.names.length ? 'entity named' : 'entity'} onClick={onClick}>
      {children}
    </button>
  )
  return (
    <Tooltip
      text={
        <span className="entity-about">
          {nameLines(entity.names).map((line) => (
            <span key={line}>{line}</span>
          ))}
          <span className="soft">{t('detail.searchFor', { term: entity.query })}</span>
        </span>
      }
    >
      {button}
    </Tooltip>
  )
}
