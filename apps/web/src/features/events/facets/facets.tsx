import type { ViewState } from '@bundlescope/contract/view.ts'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filter } from '../../../api/queries.ts'
import { FacetList } from './facet-list.tsx'
import { LevelList } from './level-list.tsx'
import { SourceList } from './source-list.tsx'
import { TEXT_FACETS, useFacetsModel } from './use-facets-model.ts'
import './facets.css'

type FacetsProps = {
  investigation: string
  view: ViewState
  filter: Filter
  commit: (patch: Partial<ViewState>) => void
}

/** The left column: where the lines come from, how grave they are, who wrote them. A click narrows, another widens. */
export const Facets = memo(function Facets({ investigation, view, filter, commit }: FacetsProps) {
  const { t } = useTranslation('events')
  const model = useFacetsModel({ investigation, view, filter, commit })
  return (
    <div className={model.waiting ? 'facets facets-waiting' : 'facets'} aria-busy={model.waiting}>
      {model.failed && <p className="soft facet-failed">{t('facet.failed')}</p>}
      <SourceList model={model} chosen={view.source} />
      <LevelList model={model} chosen={view.level} />
      {TEXT_FACETS.map((facet) => (
        <FacetList key={facet} facet={facet} title={t(`column.${facet}`)} model={model} />
      ))}
    </div>
  )
})
