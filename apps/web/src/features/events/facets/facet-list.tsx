import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { formatCount } from '../../../lib/number.ts'
import { FacetTitle } from './facet-title.tsx'
import type { FacetsModel, TextFacet } from './use-facets-model.ts'

type FacetListProps = { facet: TextFacet; title: string; model: FacetsModel }

/** Values of a field with their counts; a click writes the value into the search, the minus its exclusion. */
export function FacetList({ facet, title, model }: FacetListProps) {
  const { t } = useTranslation('events')
  const lang = useLanguage()
  const values = model.values(facet).filter(({ value }) => value !== '')
  const more = model.more(facet)
  if (values.length === 0) return null
  return (
    <section aria-label={title}>
      <FacetTitle title={title} />
      <ul>
        {values.map(({ value, label, count }) => {
          const name = label ?? value
          const on = model.isOn(facet, value)
          return (
            <li key={value} className="facet-row">
              <button
                type="button"
                className={`facet-value${on ? ' facet-on' : ''}`}
                aria-pressed={on}
                title={name}
                onClick={() => model.toggleValue(facet, value)}
              >
                <span className="facet-name">{name}</span>
                <span className="facet-count">{formatCount(count, lang)}</span>
              </button>
              <button
                type="button"
                className="facet-minus"
                aria-label={t('facet.exclude', { name })}
                title={t('facet.exclude', { name })}
                onClick={() => model.excludeValue(facet, value)}
              >
                −
              </button>
            </li>
          )
        })}
      </ul>
      {(more > 0 || model.opened(facet)) && (
        <button
          type="button"
          className="facet-more"
          onClick={() => (more > 0 ? model.openMore(facet) : model.close(facet))}
        >
          {more > 0 ? t('facet.more', { count: more }) : t('facet.fewer')}
        </button>
      )}
    </section>
  )
}
