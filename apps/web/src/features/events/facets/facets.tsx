import type { ViewState } from '@bundlescope/contract/view.ts'
import { useTranslation } from 'react-i18next'
import { FacetList } from './facet-list.tsx'
import { SourceList } from './source-list.tsx'
import { type FacetsModel, TEXT_FACETS } from './use-facets-model.ts'
import { LevelList } from './level-list.tsx'
import './facets.css'

/** The left column: where the lines come from, how grave they are, who wrote them. A click narrows, another widens. */
export function Facets({ model, view }: { model: FacetsModel; view: ViewState }) {
  const { t } = useTranslation('events')
  return (
    <div className={model.waiting ? 'facets facets-waiting' : 'facets'} aria-busy={model.waiting}>
      <SourceList model={model} chosen={view.source} />
      <LevelList model={model} chosen={view.level} />
      {TEXT_FACETS.map((facet) => (
        <FacetList key={facet} facet={facet} title={t(`column.${facet}`)} model={model} />
      ))}
    </div>
  )
}
