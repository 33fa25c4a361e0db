import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { sourcesQuery } from '../../api/queries.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { ResizablePanel } from '../../ui/resizable-panel.tsx'
import { ContextBlock } from './context/context-block.tsx'
import { EventDetail } from './detail/event-detail.tsx'
import { NoHits } from './empty/no-hits.tsx'
import { Facets } from './facets/facets.tsx'
import { FilterChips } from './filter-chips.tsx'
import { GhostRow } from './ghost-row.tsx'
import { badQuery } from './model/bad-query.ts'
import { type EventsModel, useEventsModel } from './model/use-events-model.ts'
import { FamilyBanner } from './operation/family-banner.tsx'
import { ResultCount } from './search/result-count.tsx'
import { SearchBar } from './search/search-bar.tsx'
import { EventTable } from './table/event-table.tsx'
import { TableMenu } from './table/table-menu.tsx'
import { Breadcrumbs } from './timeline/breadcrumbs.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { usePanelKeys } from './use-panel-keys.ts'
import './events-panel.css'

/** The Events panel: facets, timeline, search and table, detail. */
export function EventsPanel() {
  const { t } = useTranslation('events')
  const model = useEventsModel()
  const { view, facets, actions } = model
  const panel = (name: string) => ({
    label: name,
    foldLabel: t('common:fold', { name }),
    unfoldLabel: t('common:unfold', { name }),
    resizeLabel: t('common:resize', { name }),
  })
  return (
    <div className="events">
      <ResizablePanel id="events.facets" side="left" width={244} {...panel(t('facet.title'))}>
        <Facets model={facets} view={view} />
      </ResizablePanel>
      <Centre model={model} />
      <ResizablePanel id="events.detail" side="right" width={320} min={240} max={900} {...panel(t('detail.title'))}>
        <EventDetail
          investigation={model.investigation}
          id={model.selected}
          row={model.row}
          zone={view.tz}
          reference={model.reference}
          wanted={model.wanted}
          actions={{
            search: actions.search,
            exclude: (term) => actions.narrow(`-${term}`),
            narrow: actions.narrow,
            pivot: actions.pivot,
            context: actions.toggleContext,
            copyLink: actions.copyLink,
            mark: model.mark,
          }}
        />
      </ResizablePanel>
    </div>
  )
}

function Centre({ model }: { model: EventsModel }) {
  const { t } = useTranslation('events')
  const input = useRef<HTMLInputElement>(null)
  const { goBack, goForward } = usePanelKeys(model, input)
  const { view, table, timeline, step, investigation, preview, setPreview } = model
  const { data: sources = [] } = useQuery(sourcesQuery(investigation))
  const wrong = badQuery(table.error)
  const busy = table.loading || timeline.waiting || model.facets.waiting
  const page = table.result?.entry.page
  return (
    <section className="events-centre" aria-label={t('title')}>
      <div className="events-head">
        <Breadcrumbs
          model={timeline}
          extent={model.extent}
          trail={view.trail}
          preview={preview}
          onCancel={() => setPreview(null)}
          onBack={goBack}
          onForward={goForward}
        />
        <Timeline
          model={timeline}
          box={model.box}
          preview={preview}
          setPreview={setPreview}
          marker={model.time}
          zone={view.tz}
          onPoint={(time) => void table.toTime(time)}
        />
        <div className="search-line">
          <SearchBar model={model.search} inputRef={input} problem={wrong ? t(`query.${wrong.code}`, { defaultValue: wrong.text }) : null} />
          <ResultCount page={page} of={model.outOf} />
          <TableMenu columns={table.columns} taste={table.taste} />
        </div>
        <FilterChips view={view} sources={sources} onChange={step} />
      </div>
      {model.pivoted && (
        <FamilyBanner
          investigation={investigation}
          op={model.pivoted}
          windowed={view.from !== null || view.to !== null}
          onAllTime={() => step({ from: null, to: null, trail: [] })}
          onMember={model.actions.member}
          onClose={() => step({ q: '' })}
        />
      )}
      <div className={busy ? 'progress-line progress-busy' : 'progress-line'} aria-hidden="true" />
      {table.error && !wrong && !table.result ? <ErrorState error={table.error} onRetry={table.retry} /> : <Rows model={model} />}
    </section>
  )
}

function Rows({ model }: { model: EventsModel }) {
  const { table, view, selected, wanted, investigation, adjust, step } = model
  const { result } = table
  return (
    <EventTable
      model={table}
      selected={selected}
      family={model.family}
      wanted={wanted}
      filtered={model.narrowed.some((part) => part !== 'window')}
      onPivot={model.actions.pivot}
      empty={
        result && !table.stale ? (
          <NoHits investigation={investigation} filter={result.filter} complete={result.entry.page.complete} onChange={(patch) => {
            model.setPreview(null)
            step(patch)
          }} />
        ) : null
      }
      ghost={selected !== null && <GhostRow investigation={investigation} id={selected} onShow={() => step({ q: '', level: [], source: [] })} />}
      context={
        view.context && selected !== null ? (
          <ContextBlock
            investigation={investigation}
            event={selected}
            context={view.context}
            wanted={wanted}
            onChange={(context) => adjust({ context })}
            onSelect={(event) => step({ event: event.id })}
          />
        ) : null
      }
    />
  )
}
