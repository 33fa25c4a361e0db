import type { EventPage } from '@bundlescope/contract/event.ts'
import { useIsFetching } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { investigationKey } from '../../api/queries.ts'
import { ResizablePanel } from '../../ui/resizable-panel.tsx'
import { EventDetail } from './detail/event-detail.tsx'
import { Facets } from './facets/facets.tsx'
import { FilterChips } from './filter-chips.tsx'
import { type EventsModel, useEventsModel } from './model/use-events-model.ts'
import { FamilyBanner } from './operation/family-banner.tsx'
import { PanelKeys } from './panel-keys.ts'
import { SearchSection } from './search/search-section.tsx'
import { microsOf } from './table/order.ts'
import { TableSection } from './table/table-section.tsx'
import { TimelineSection } from './timeline/timeline-section.tsx'
import './events-panel.css'

/** The Events panel: facets, timeline, search and table, detail. */
export function EventsPanel() {
  const { t } = useTranslation('events')
  const model = useEventsModel()
  /** On a laptop the lines need the room more than what stands beside them. */
  const [roomy] = useState(() => window.innerWidth >= 1400)
  const side = (name: string) => ({
    label: name,
    foldLabel: t('common:fold', { name }),
    unfoldLabel: t('common:unfold', { name }),
    resizeLabel: t('common:resize', { name }),
  })
  return (
    <div className="events">
      <ResizablePanel id="events.facets" side="left" width={roomy ? 260 : 220} {...side(t('facet.title'))}>
        <Facets investigation={model.investigation} view={model.view} filter={model.filter} commit={model.step} />
      </ResizablePanel>
      <Centre model={model} />
      <ResizablePanel
        id="events.detail"
        side="right"
        width={roomy ? 320 : 304}
        min={240}
        max={900}
        {...side(t('detail.title'))}
      >
        <EventDetail
          investigation={model.investigation}
          id={model.selected}
          row={model.row}
          zone={model.view.tz}
          reference={model.reference}
          wanted={model.wanted}
          actions={model.actions}
          onMark={model.mark}
        />
      </ResizablePanel>
    </div>
  )
}

function Centre({ model }: { model: EventsModel }) {
  const { t } = useTranslation('events')
  const { investigation, view, step, extent, preview, table } = model
  const input = useRef<HTMLInputElement>(null)
  const [page, setPage] = useState<EventPage | undefined>(undefined)
  const [problem, setProblem] = useState<{ code: string; text: string } | null>(null)
  const toTime = useCallback((time: number) => table.current?.toTime(time), [table])
  const search = useCallback((q: string) => step({ q }), [step])
  return (
    <section className="events-centre" aria-label={t('title')}>
      <PanelKeys model={model} input={input} />
      <div className="events-head">
        <TimelineSection
          investigation={investigation}
          view={view}
          filter={model.committed}
          extent={extent}
          preview={preview}
          setPreview={model.setPreview}
          marker={model.row ? microsOf(model.row) : null}
          commit={step}
          replace={model.adjust}
          onPoint={toTime}
        />
        <SearchSection
          investigation={investigation}
          filter={model.filter}
          committed={model.committed}
          near={view.from ?? extent.from}
          page={page}
          problem={problem}
          inputRef={input}
          onCommit={search}
          onTime={toTime}
        />
        <FilterChips investigation={investigation} view={view} onChange={step} />
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
      <ProgressLine investigation={investigation} />
      <TableSection
        investigation={investigation}
        view={view}
        filter={model.filter}
        extent={extent}
        selected={model.selected}
        selectedTime={model.row ? microsOf(model.row) : null}
        select={model.select}
        wanted={model.wanted}
        family={model.family}
        table={table}
        actions={model.actions}
        step={step}
        adjust={model.adjust}
        setPreview={model.setPreview}
        onPage={setPage}
        onProblem={setProblem}
        onRow={model.setShownRow}
      />
    </section>
  )
}

/** A thin line while anything is on its way; what is shown meanwhile is the answer before. */
function ProgressLine({ investigation }: { investigation: string }) {
  const busy = useIsFetching({ queryKey: investigationKey(investigation) }) > 0
  return <div className={busy ? 'progress-line progress-busy' : 'progress-line'} aria-hidden="true" />
}
