// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual grid are laid out by CSS grid, which <tr> does not take
import type { EventRow } from '@bundlescope/contract/event.ts'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wanted } from '../text/hits.ts'
import { EventCell } from './event-cell.tsx'

type RowBlockProps = {
  row: number
  event: EventRow | undefined
  above: EventRow | undefined
  columns: readonly string[]
  wanted: Wanted
  wrap: boolean
  timeCut: number
  letters: number
  selected: boolean
  tinted: boolean
  pinned: boolean
  /** Equal lines that the row stands for; 0: none but itself. */
  repeats: number
  /** They are drawn below it. */
  unfolded: boolean
  /** Labels above the row, and what is opened below it. */
  before?: ReactNode
  after?: ReactNode
  onSelect: (row: number, event: EventRow) => void
  onPivot: (event: EventRow) => void
  /** Unfolds the equal lines, or folds them again. */
  onRun: (event: EventRow) => void
}

/** A row with what belongs to it. Rows are told by rank, so a page that arrives fills the empty row that stood for it. */
export const RowBlock = memo(function RowBlock(props: RowBlockProps) {
  const { row, event, selected, tinted, pinned, wrap } = props
  const level = event?.level ?? 'unknown'
  const look = `event-row edge-${level}${selected ? ' selected' : ''}${tinted ? ' tinted' : ''}${wrap ? ' wrapped' : ''}${pinned ? ' pinned' : ''}`
  return (
    <div role="none" className="row-block">
      {props.before}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the focus and handles the keys for all rows */}
      <div
        role="row"
        id={`event-row-${row}`}
        className={look}
        aria-rowindex={row + 2}
        aria-selected={selected}
        aria-busy={event === undefined}
        tabIndex={-1}
        data-row={row}
        onClick={() => event && props.onSelect(row, event)}
      >
        {event ? <Cells {...props} event={event} /> : <EmptyCells columns={props.columns} />}
      </div>
      {props.after}
    </div>
  )
})

function Cells({
  columns,
  event,
  above,
  wanted,
  wrap,
  timeCut,
  letters,
  repeats,
  unfolded,
  pinned,
  onPivot,
  onRun,
}: RowBlockProps & { event: EventRow }) {
  return columns.map((id, i) => (
    <div key={id} role="gridcell" tabIndex={-1} aria-colindex={i + 1} className={`cell cell-${id}`}>
      {i === 0 && pinned && <Pinned />}
      {id === 'message' && repeats > 0 && <Repeats count={repeats} open={unfolded} onToggle={() => onRun(event)} />}
      <EventCell
        id={id}
        event={event}
        above={above}
        wanted={wanted}
        wrap={wrap}
        timeCut={timeCut}
        letters={letters}
        onPivot={onPivot}
      />
    </div>
  ))
}

/** A sign that does not move the text beside it. */
function Pinned() {
  const { t } = useTranslation('events')
  return (
    <span className="pinned-sign" role="img" aria-label={t('table.pinned')} title={t('table.pinned')}>
      ●
    </span>
  )
}

/** `×12`: how many lines of this pattern follow each other here. */
function Repeats({ count, open, onToggle }: { count: number; open: boolean; onToggle: () => void }) {
  const { t } = useTranslation('events')
  const label = t(open ? 'table.foldRun' : 'table.unfoldRun', { count })
  return (
    <button
      type="button"
      className="repeats"
      tabIndex={-1}
      aria-expanded={open}
      aria-label={label}
      title={label}
      onClick={(click) => {
        click.stopPropagation()
        onToggle()
      }}
    >
      ×{count} <span aria-hidden="true">{open ? '▾' : '▸'}</span>
    </button>
  )
}

/** A row whose page is on its way. */
function EmptyCells({ columns }: { columns: readonly string[] }) {
  return columns.map((id, i) => (
    <div key={id} role="gridcell" tabIndex={-1} aria-colindex={i + 1} className="cell">
      <span className="cell-wait" />
    </div>
  ))
}
