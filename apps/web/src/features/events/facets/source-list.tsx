import type { Source } from '@bundlescope/contract/bundle.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { openZone } from '../../../investigation/zone-target.ts'
import { formatCount } from '../../../lib/number.ts'
import { FacetTitle } from './facet-title.tsx'
import type { SourceGroup } from './group-sources.ts'
import type { FacetsModel } from './use-facets-model.ts'

/** Rows shown of a host with many sources before "more…". */
const FEW = 12

export function SourceList({ model, chosen }: { model: FacetsModel; chosen: readonly string[] }) {
  const { t } = useTranslation('events')
  return (
    <section aria-label={t('facet.sources')}>
      <FacetTitle title={t('facet.sources')} onClear={chosen.length > 0 ? model.clearSources : undefined} />
      {model.groups.map((group) => (
        <Group key={group.key} group={group} model={model} chosen={chosen} />
      ))}
    </section>
  )
}

function Group({ group, model, chosen }: { group: SourceGroup; model: FacetsModel; chosen: readonly string[] }) {
  const { t } = useTranslation('events')
  const [folded, setFolded] = useState(false)
  const [all, setAll] = useState(false)
  const name = group.host ?? t('facet.noHost')
  const shown = all ? group.sources : group.sources.slice(0, FEW)
  const rest = group.sources.length - shown.length
  return (
    <div className="facet-group">
      <div className="facet-host">
        <button
          type="button"
          className="facet-fold"
          aria-expanded={!folded}
          aria-label={t('facet.foldHost', { name })}
          onClick={() => setFolded(!folded)}
        >
          <span aria-hidden="true">{folded ? '▸' : '▾'}</span>
        </button>
        <button
          type="button"
          className="facet-host-name"
          title={t('facet.onlyHost', { name })}
          onClick={() => model.toggleSources(group.sources.map((s) => s.id))}
        >
          {name}
        </button>
      </div>
      {!folded && (
        <ul>
          {shown.map((source) => (
            <SourceItem
              key={source.id}
              source={source}
              model={model}
              on={chosen.includes(source.id)}
              any={chosen.length > 0}
            />
          ))}
          {rest > 0 && (
            <li>
              <button type="button" className="facet-more" onClick={() => setAll(true)}>
                {t('facet.more', { count: rest })}
              </button>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}

type SourceItemProps = { source: Source; model: FacetsModel; on: boolean; any: boolean }

function SourceItem({ source, model, on, any }: SourceItemProps) {
  const lang = useLanguage()
  const { t } = useTranslation('events')
  const count = model.countOf(source)
  const look = `facet-value facet-source${any && !on ? ' facet-out' : ''}${count === 0 ? ' facet-none' : ''}`
  return (
    <li className="facet-row">
      <button
        type="button"
        className={look}
        aria-pressed={on}
        title={[source.name, ...source.files].join('\n')}
        onClick={() => model.toggleSources([source.id])}
      >
        <span className={`facet-dot${any && !on ? ' facet-dot-off' : ''}`} aria-hidden="true" />
        <span className="facet-name">{source.name}</span>
        <CoverageBar strip={model.stripOf(source)} label={t('facet.coverage')} />
        <span className="facet-count">{count === null ? '' : formatCount(count, lang)}</span>
      </button>
      <button
        type="button"
        className="facet-minus"
        aria-label={t('facet.zone', { name: source.name })}
        title={t('facet.zone', { name: source.name })}
        onClick={() => openZone.set(source)}
      >
        <svg width="13" height="13" viewBox="0 0 14 14" aria-hidden="true" fill="none" stroke="currentColor">
          <circle cx="7" cy="7" r="5.4" />
          <path d="M7 3.8V7l2.2 1.6" />
        </svg>
      </button>
    </li>
  )
}

/** Over the span of the investigation: full where the source has lines, hatched where it has none. */
function CoverageBar({ strip, label }: { strip: { counts: number[]; errors: number[] } | undefined; label: string }) {
  const cells = strip?.counts ?? []
  const width = 40 / Math.max(1, cells.length)
  return (
    <svg className="facet-cover" width="40" height="8" role="img" aria-label={label}>
      {cells.map((count, i) =>
        count > 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells are places in time
          <g key={i}>
            <rect x={i * width} width={width + 0.3} height="8" className="cover" />
            {strip?.errors[i] ? (
              <rect x={i * width} y="5" width={width + 0.3} height="3" className="cover-error" />
            ) : null}
          </g>
        ) : null,
      )}
    </svg>
  )
}
