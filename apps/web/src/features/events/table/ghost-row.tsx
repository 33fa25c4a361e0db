// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual grid are laid out by CSS grid, which <tr> does not take

import type { EventRow } from '@bundlescope/contract/event.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { eventQuery } from '../../../api/queries.ts'
import { LevelBadge } from '../../../ui/level-badge.tsx'
import { shownTime } from './event-cell.tsx'
import { firstLine } from './time-cell.ts'

/** The selected line at its place between the hits, when the filter leaves it out. */
export function GhostRow({
  investigation,
  id,
  onShow,
}: {
  investigation: string
  id: string
  onShow: (event: EventRow) => void
}) {
  const { t } = useTranslation('events')
  const { data } = useQuery(eventQuery(investigation, id))
  return (
    <div role="row" className="ghost-row" tabIndex={-1}>
      <span role="gridcell" tabIndex={-1} className="ghost-text">
        {data && (
          <>
            <code>{shownTime(data.event)}</code> <LevelBadge level={data.event.level} />{' '}
            {firstLine(data.event.message).line}
          </>
        )}
      </span>
      <span role="gridcell" tabIndex={-1}>
        {t('ghost.hidden')}{' '}
        <button type="button" onClick={() => data && onShow(data.event)}>
          {t('ghost.show')}
        </button>
      </span>
    </div>
  )
}
