// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual grid are laid out by CSS grid, which <tr> does not take
import type { FilePlace } from '@bundlescope/contract/view.ts'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../../api/client.ts'
import { useNames } from '../../../investigation/names-context.tsx'
import { listTarget } from '../../../lib/list-keys.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { visibleRows } from '../../../ui/scroll/place.ts'
import { Scrollbar } from '../../../ui/scroll/scrollbar.tsx'
import { useBox, useScroll } from '../../../ui/scroll/use-scroll.ts'
import { useViewport } from '../../../ui/scroll/use-viewport.ts'
import { EmptyState, Skeleton } from '../../../ui/state.tsx'
import { LineText } from './line-text.tsx'
import { useRawLines } from './use-raw-lines.ts'

const ROW = 18

type RawLinesProps = {
  investigation: string
  file: FilePlace
  /** The line that is meant, 1-based. */
  line: number | null
  /** Lines that were counted when it was read; 0 where it was not. */
  counted: number
  find: string
  wrap: boolean
  onLine: (line: number) => void
  /** Told what only the text itself says. */
  onKnown: (known: { total: number; encoding: string | null }) => void
}

/** A file from its first line to its last, as it stands in the bundle; only the lines on screen are fetched and drawn. */
export function RawLinesView({ investigation, file, line, counted, find, wrap, onLine, onKnown }: RawLinesProps) {
  const { t } = useTranslation('files')
  const names = useNames()
  const box = useBox()
  const grid = useRef<HTMLDivElement>(null)
  const drawn = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState({ first: (line ?? 1) - 1, end: line ?? 1 })
  const { total, encoding, lineAt, error, retry } = useRawLines(investigation, file, counted, shown.first, shown.end)
  const scroll = useScroll({
    layout: `${file.bundle}/${file.member}/${file.path} ${wrap} ${wrap ? box.width : ''}`,
    count: total ?? 0,
    viewport: box.height,
    typical: ROW,
    estimate: () => ROW,
    extra: () => 0,
  })
  useViewport(grid, scroll.scrollBy)
  const { first, end } = visibleRows(scroll.place, scroll.rows)
  useLayoutEffect(() => {
    if (total !== undefined && end > 0)
      setShown((now) => (now.first === first && now.end === end ? now : { first, end }))
  }, [first, end, total])
  useLayoutEffect(() => {
    if (wrap && drawn.current) scroll.measure(heightsOf(drawn.current))
  })
  useEffect(() => {
    if (total !== undefined) onKnown({ total, encoding })
  }, [total, encoding, onKnown])

  // The line meant is brought into sight when it changes, and when the file is there.
  const { centreRow, showRow } = scroll
  const opened = useRef<string | null>(null)
  const ready = total !== undefined && box.height > 0
  const where = `${file.bundle}/${file.member}/${file.path}`
  useEffect(() => {
    if (!ready) return
    if (line !== null && opened.current === where) showRow(line - 1, ROW * 3)
    else if (line !== null) centreRow(line - 1)
    opened.current = where
  }, [line, ready, where, centreRow, showRow])

  const onKey = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(box.height / ROW) - 2)
    const here = line === null ? first - 1 : line - 1
    const target = listTarget(event, here, total ?? 1, page)
    if (target === undefined) return
    event.preventDefault()
    onLine(target + 1)
  }

  if (error && total === undefined) {
    const missing = error instanceof ApiProblem && error.code === 'not-found'
    return missing ? <EmptyState title={t('raw.notKept')} /> : <ErrorState error={error} onRetry={retry} />
  }
  if (total === 0) return <EmptyState title={t('raw.empty')} />
  return (
    <div ref={grid} className={wrap ? 'raw raw-wrapped' : 'raw'}>
      <div
        ref={box.ref}
        role="grid"
        className="raw-grid mono"
        aria-label={t('raw.label', { path: file.path })}
        aria-rowcount={total ?? -1}
        aria-busy={total === undefined}
        aria-activedescendant={line !== null && line > first && line <= end ? `raw-line-${line}` : undefined}
        tabIndex={0}
        onKeyDown={onKey}
      >
        {total === undefined && <Skeleton lines={12} />}
        <div
          ref={drawn}
          role="rowgroup"
          className="raw-rows"
          style={{ transform: `translateY(${-scroll.place.px}px)` }}
        >
          {Array.from({ length: end - first }, (_, i) => first + i).map((row) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the focus and handles the keys for all lines
            <div
              key={row}
              role="row"
              id={`raw-line-${row + 1}`}
              data-row={row}
              className={row + 1 === line ? 'raw-line raw-chosen' : 'raw-line'}
              tabIndex={-1}
              aria-rowindex={row + 1}
              aria-selected={row + 1 === line}
              onClick={() => window.getSelection()?.isCollapsed !== false && onLine(row + 1)}
            >
              <span role="rowheader" tabIndex={-1} className="raw-number">
                {row + 1}
              </span>
              <span role="gridcell" tabIndex={-1} className="raw-text">
                <LineText text={lineAt(row) ?? ''} find={find} names={names} />
              </span>
            </div>
          ))}
        </div>
      </div>
      <Scrollbar
        track={scroll.track}
        thumb={scroll.thumb}
        hidden={total === undefined}
        label={t('raw.scrollbar')}
        onDrag={scroll.dragTo}
      />
      {error && (
        <p role="alert" className="raw-failed">
          {t('raw.failed')}{' '}
          <button type="button" className="link" onClick={retry}>
            {t('common:retry')}
          </button>
        </p>
      )}
    </div>
  )
}

/** Heights of the lines drawn, once wrapped. */
function heightsOf(rows: HTMLElement): Map<number, number> {
  return new Map(
    [...rows.querySelectorAll<HTMLElement>('.raw-line')].map((row) => [Number(row.dataset.row), row.offsetHeight]),
  )
}
