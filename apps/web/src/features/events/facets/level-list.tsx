import type { Level } from '@bundlescope/contract/level.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { formatCount } from '../../../lib/number.ts'
import { LEVEL_LETTER } from '../../../ui/level-badge.tsx'
import { FacetTitle } from './facet-title.tsx'
import type { FacetsModel } from './use-facets-model.ts'

export function LevelList({ model, chosen }: { model: FacetsModel; chosen: readonly Level[] }) {
  const { t } = useTranslation('events')
  const lang = useLanguage()
  return (
    <section aria-label={t('facet.levels')}>
      <FacetTitle title={t('facet.levels')} onClear={chosen.length > 0 ? model.clearLevels : undefined} />
      <ul>
        {model.levels.map((level) => {
          const on = chosen.includes(level)
          const count = model.countOfLevel(level)
          const look = `facet-value${chosen.length > 0 && !on ? ' facet-out' : ''}${count === 0 ? ' facet-none' : ''}`
          return (
            <li key={level}>
              <button type="button" className={look} aria-pressed={on} onClick={() => model.toggleLevel(level)}>
                <span className={`level-badge level-${level}`} aria-hidden="true">
                  {LEVEL_LETTER[level]}
                </span>
                <span className="facet-name">{t(`common:level.${level}`)}</span>
                <span className="facet-count">{count === null ? '' : formatCount(count, lang)}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
