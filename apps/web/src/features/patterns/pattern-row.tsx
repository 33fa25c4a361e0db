import type { Pattern } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { formatCompact, formatCount } from '../../lib/number.ts'
import { formatDateTime } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { LevelBadge } from '../../ui/level-badge.tsx'
import { PatternSamples } from './pattern-samples.tsx'
import { PatternText } from './pattern-text.tsx'
import { Spark } from './spark.tsx'

type PatternRowProps = {
  ref: Ref<HTMLTableRowElement>
  index: number
  /** Pixels from the top of the list. */
  offset: number
  pattern: Pattern
  /** Names of its sources. */
  sources: readonly string[]
  selected: boolean
  onSelect: () => void
  onInclude: () => void
  onExclude: () => void
}

/** One line; the selected one shows the whole text, samples, and what fills its slots. */
export function PatternRow({ ref, index, offset, pattern, sources, selected, ...on }: PatternRowProps) {
  const { t } = useTranslation('patterns')
  const lang = useLanguage()
  const { level, text, isNew, count, total, first, last, spark } = pattern
  const figures = { count: formatCount(count, lang), total: formatCount(total, lang) }
  const countTitle = t('countTitle', figures)
  return (
    <tr
      ref={ref}
      data-index={index}
      className={selected ? 'pattern-row pattern-selected' : 'pattern-row'}
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${offset}px)` }}
    >
      <td className="pattern-level">
        <LevelBadge level={level} label={t(`common:level.${level}`)} />
      </td>
      <td className="pattern-message">
        <button type="button" className="pattern-open mono" aria-expanded={selected} onClick={on.onSelect}>
          {isNew && (
            <span className="pattern-new" title={t('newHint')}>
              {t('new')}
            </span>
          )}
          <PatternText text={text} whole={selected} />
        </button>
      </td>
      <td className="pattern-sources" title={sources.join(', ')}>
        {sources.join(', ')}
      </td>
      <td className="pattern-spark">
        <Spark
          counts={spark}
          level={level}
          label={t('sparkLabel', { most: formatCount(Math.max(...spark, 0), lang) })}
        />
      </td>
      <td className="pattern-count" title={countTitle}>
        {figures.count}
      </td>
      <td className="pattern-total" title={countTitle}>
        {formatCompact(total, lang)}
      </td>
      <td className="pattern-first" title={first}>
        {moment(first)}
      </td>
      <td className="pattern-last" title={last}>
        {moment(last)}
      </td>
      <td className="pattern-actions">
        <Button look="quiet" title={t('includeHint')} onClick={on.onInclude}>
          {t('include')}
        </Button>
        <Button look="quiet" title={t('excludeHint')} onClick={on.onExclude}>
          {t('exclude')}
        </Button>
      </td>
      {selected && (
        <td className="pattern-detail">
          <PatternSamples pattern={pattern} />
        </td>
      )}
    </tr>
  )
}

/** `2020-12-07 09:20:50` */
function moment(iso: string): string {
  const us = parseMicros(iso)
  return us === undefined ? iso : formatDateTime(us, 'UTC')
}
