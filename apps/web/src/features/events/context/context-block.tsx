import type { EventRow } from '@bundlescope/contract/event.ts'
import { CONTEXT_SCOPES, type ViewContext } from '@bundlescope/contract/view.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { contextQuery } from '../../../api/queries.ts'
import { IconButton } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { LevelBadge } from '../../../ui/level-badge.tsx'
import { shownTime } from '../table/event-cell.tsx'
import { MarkedText } from '../table/marked-text.tsx'
import type { Wanted } from '../text/hits.ts'
import { Choice } from './choice.tsx'
import { LINES, SECONDS, wider } from './spans.ts'
import './context.css'

type ContextBlockProps = {
  investigation: string
  event: string
  context: ViewContext
  wanted: Wanted
  onChange: (context: ViewContext | null) => void
  onSelect: (event: EventRow) => void
}

/** The lines around a line, whatever the search hides: opened in place, below it. */
export function ContextBlock({ investigation, event, context, wanted, onChange, onSelect }: ContextBlockProps) {
  const { t } = useTranslation('events')
  const { data, error, isFetching, refetch } = useQuery(contextQuery(investigation, event, context))
  const rowsRef = useRef<HTMLDivElement>(null)
  const anchorRef = useRef<HTMLButtonElement>(null)
  const anchorId = data?.events[data.anchor]?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: centred again whenever other lines stand around it
  useEffect(() => {
    const [rows, anchor] = [rowsRef.current, anchorRef.current]
    // Not scrollIntoView: it would scroll the page around the table as well.
    if (rows && anchor) rows.scrollTop = anchor.offsetTop - Math.max(52, (rows.clientHeight - anchor.offsetHeight) / 2)
  }, [anchorId, data])
  const isLines = 'lines' in context
  const next = wider(context)
  return (
    <section className="context" aria-label={t('context.title')} aria-busy={isFetching}>
      <header className="context-bar">
        <strong>{t('context.title')}</strong>
        <Choice
          label={t('context.scope')}
          options={CONTEXT_SCOPES.map((scope) => ({ value: scope, text: t(`context.scopes.${scope}`) }))}
          value={context.scope}
          onChoose={(scope) => onChange({ ...context, scope })}
        />
        <Choice
          label={t('context.lines')}
          shown
          options={LINES.map((lines) => ({
            value: lines,
            text: `±${lines}`,
            label: t('context.linesN', { count: lines }),
          }))}
          value={isLines ? context.lines : null}
          onChoose={(lines) => onChange({ scope: context.scope, lines })}
        />
        <Choice
          label={t('context.seconds')}
          shown
          options={SECONDS.map((seconds) => ({
            value: seconds,
            text: `±${seconds}`,
            label: t('context.secondsN', { count: seconds }),
          }))}
          value={isLines ? null : context.seconds}
          onChoose={(seconds) => onChange({ scope: context.scope, seconds })}
        />
        <IconButton label={t('context.close')} keys="Escape" className="context-close" onClick={() => onChange(null)}>
          ×
        </IconButton>
      </header>
      <div ref={rowsRef} className={`context-rows ${isFetching ? 'context-waiting' : ''}`} data-scrolls>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data?.more.before && next && <More text={t('context.before')} onClick={() => onChange(next)} />}
        {data?.events.map((row, i) => (
          <button
            key={row.id}
            type="button"
            ref={i === data.anchor ? anchorRef : undefined}
            className={`context-row edge-${row.level}${i === data.anchor ? ' anchor' : ''}`}
            aria-current={i === data.anchor ? 'true' : undefined}
            onClick={() => onSelect(row)}
          >
            <span className="context-time">{shownTime(row)}</span>
            <LevelBadge level={row.level} />
            {context.scope !== 'file' && <span className="context-source">{row.sourceName}</span>}
            <span className="context-text">
              <MarkedText text={row.message.replace(/\n$/, '')} wanted={wanted} />
            </span>
          </button>
        ))}
        {data?.more.after && next && <More text={t('context.after')} onClick={() => onChange(next)} />}
      </div>
    </section>
  )
}

function More({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <button type="button" className="context-more" onClick={onClick}>
      {text}
    </button>
  )
}
