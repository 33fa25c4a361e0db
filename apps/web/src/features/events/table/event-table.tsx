// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual grid are laid out by CSS grid, which <tr> does not take
import type { EventRow } from '@bundlescope/contract/event.ts'
import { type CSSProperties, type MouseEvent, type ReactNode, useCallback, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { formatDuration } from '../../../lib/time.ts'
import { Button } from '../../../ui/button.tsx'
import { visibleRows } from '../../../ui/scroll/place.ts'
import { Scrollbar } from '../../../ui/scroll/scrollbar.tsx'
import { useViewport } from '../../../ui/scroll/use-viewport.ts'
import { Skeleton } from '../../../ui/state.tsx'
import { inFamily } from '../operation/op-id.ts'
import type { Wanted } from '../text/hits.ts'
import { RowBlock } from './row-block.tsx'
import { TableHead } from './table-head.tsx'
import { onTableKey } from './table-keys.ts'
import { TableMenu } from './table-menu.tsx'
import type { TableModel } from './use-table-model.ts'
import './event-table.css'

type EventTableProps = {
  model: TableModel
  selected: string | null
  /** Operation whose rows are tinted. */
  family: string | null
  /** Ids of events that stand on the board. */
  pinned: ReadonlySet<string>
  wanted: Wanted
  filtered: boolean
  context: ReactNode
  /** Line shown where the selected event would stand if the filter let it. */
  ghost: ReactNode
  /** Shown instead of rows when there are none. */
  empty: ReactNode
  onPivot: (event: EventRow) => void
}

/** The rows of the whole answer, of which those on screen are drawn. */
export function EventTable({
  model,
  selected,
  family,
  pinned,
  wanted,
  filtered,
  context,
  ghost,
  empty,
  onPivot,
}: EventTableProps) {
  const { t } = useTranslation('events')
  const { scroll, columns, taste, count, rowAt, box } = model
  const tableRef = useRef<HTMLDivElement>(null)
  useViewport(tableRef, scroll.scrollBy)
  const rowsRef = useRef<HTMLDivElement>(null)
  const { first, end } = visibleRows(scroll.place, scroll.rows)

  useLayoutEffect(() => {
    if (taste.wrap && rowsRef.current) scroll.measure(rowHeights(rowsRef.current))
  })
  const latest = useRef({ pick: model.pick, onPivot })
  latest.current = { pick: model.pick, onPivot }
  const select = useCallback((row: number, event: EventRow) => latest.current.pick(row, event), [])
  const pivot = useCallback((event: EventRow) => latest.current.onPivot(event), [])
  const { cursor } = model
  const isActive = cursor && cursor.id === selected && !cursor.hidden && cursor.row >= first && cursor.row < end

  return (
    <div
      ref={tableRef}
      className={`event-table${taste.roomy ? ' roomy' : ''}${model.stale ? ' stale' : ''}`}
      style={{ '--columns': columns.template, '--least': `${columns.leastWidth}px` } as CSSProperties}
    >
      <div
        role="grid"
        className="table-grid"
        aria-label={t('table.label')}
        aria-rowcount={count + 1}
        aria-colcount={columns.ids.length}
        aria-busy={model.loading}
        aria-activedescendant={isActive ? `event-row-${cursor.row}` : undefined}
        tabIndex={0}
        onKeyDown={(event) => onTableKey(event, model)}
      >
        <TableHead columns={columns} />
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: only hands the focus on; keys are handled by the grid */}
        <div ref={box.ref} role="rowgroup" className="table-rows" onClick={focusGrid}>
          {count === 0 && empty}
          {model.loading && !model.result && <Skeleton lines={14} />}
          {model.failed && (
            <p role="alert" className="rows-failed">
              {t('table.failed')} <Button onClick={model.retryPages}>{t('common:retry')}</Button>
            </p>
          )}
          <div ref={rowsRef} role="none" style={{ transform: `translateY(${-scroll.place.px}px)` }}>
            {drawnRows(first, end, model.folding.isFolded).map((row) => {
              const event = rowAt(row)
              const gap = model.gapAt(row)
              const opened = row === model.contextRow && (
                <div role="row" tabIndex={-1} style={{ height: model.contextHeight }}>
                  <div role="gridcell" tabIndex={-1} className="context-cell">
                    {context}
                  </div>
                </div>
              )
              return (
                <RowBlock
                  key={row}
                  row={row}
                  event={event}
                  above={row > first ? rowAt(row - 1) : undefined}
                  columns={columns.ids}
                  wanted={wanted}
                  wrap={taste.wrap}
                  timeCut={model.timeCut}
                  letters={model.letters}
                  selected={event !== undefined && event.id === selected}
                  repeats={model.folding.repeats(row)}
                  unfolded={model.folding.isOpen(row)}
                  tinted={family !== null && event !== undefined && inFamily(event.op, family)}
                  pinned={event !== undefined && pinned.has(event.id)}
                  before={
                    gap > 0 || row === model.ghostRow ? (
                      <>
                        {gap > 0 && <GapLabel micros={gap} filtered={filtered} />}
                        {row === model.ghostRow && ghost}
                        {row === model.ghostRow && opened}
                      </>
                    ) : undefined
                  }
                  after={row === model.ghostRow ? undefined : opened || undefined}
                  onSelect={select}
                  onPivot={pivot}
                  onRun={model.toggleRun}
                />
              )
            })}
          </div>
        </div>
      </div>
      <TableMenu
        columns={columns}
        taste={taste}
        rows={model.result && { filter: model.result.filter, total: model.result.entry.page.total }}
      />
      <Scrollbar
        track={scroll.track}
        thumb={scroll.thumb}
        hidden={count === 0}
        label={t('table.scrollbar')}
        onDrag={scroll.dragTo}
      />
    </div>
  )
}

function GapLabel({ micros, filtered }: { micros: number; filtered: boolean }) {
  const { t } = useTranslation('events')
  const duration = formatDuration(micros, useLanguage())
  return (
    <div role="row" className="gap-label" tabIndex={-1}>
      <span role="gridcell" tabIndex={-1}>
        {t(filtered ? 'table.gapMatching' : 'table.gapAny', { duration })}
      </span>
    </div>
  )
}

function drawnRows(first: number, end: number, isFolded: (row: number) => boolean): number[] {
  const rows: number[] = []
  for (let row = first; row < end; row++) if (!isFolded(row)) rows.push(row)
  return rows
}

/** A click on a row leaves the focus on the grid, since rows come and go; what is opened within keeps its own. */
function focusGrid(event: MouseEvent<HTMLElement>): void {
  const target = event.target as Element
  if (!target.closest('.context, button')) event.currentTarget.closest<HTMLElement>('[role=grid]')?.focus()
}

/** Heights of the rows drawn, labels and context not counted. */
function rowHeights(rows: HTMLElement): Map<number, number> {
  const heights = new Map<number, number>()
  for (const row of rows.querySelectorAll<HTMLElement>('.event-row')) {
    if (row.getAttribute('aria-busy') !== 'true') heights.set(Number(row.dataset.row), row.offsetHeight)
  }
  return heights
}
