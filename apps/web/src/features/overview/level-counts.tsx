import type { Source } from '@bundlescope/contract/bundle.ts'
import { LEVELS, type Level } from '@bundlescope/contract/level.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { useView } from '../../investigation/use-view.ts'
import { formatCompact, formatCount } from '../../lib/number.ts'
import { LEVEL_LETTER } from '../../ui/level-badge.tsx'

/** What is worth a glance; the table of sources has all. */
const GRAVE: Level[] = ['critical', 'error', 'warning']

/** Counts by level; each opens those events. */
export function LevelCounts({ source, all = false }: { source: Source; all?: boolean }) {
  const { t } = useTranslation('overview')
  const lang = useLanguage()
  const { open } = useView()
  const levels = (all ? LEVELS.toReversed() : GRAVE).filter((level) => source.levels[level])
  return levels.map((level) => {
    const count = source.levels[level] ?? 0
    const label = t('openLevel', {
      count: formatCount(count, lang),
      level: t(`common:level.${level}`),
      name: source.name,
    })
    return (
      <button
        key={level}
        type="button"
        className={`level-count level-${level}`}
        title={label}
        aria-label={label}
        onClick={() => open('events', { source: [source.id], level: [level], from: null, to: null, trail: [] })}
      >
        {LEVEL_LETTER[level]} {formatCompact(count, lang)}
      </button>
    )
  })
}
