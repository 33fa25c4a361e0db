import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { formatCount } from '../../../lib/number.ts'
import { Coloured } from './coloured.tsx'
import type { SearchModel } from './use-search-model.ts'

/** What could come next, below the search: fields, values, earlier searches, a time to go to. */
export function Options({ model, onChoose }: { model: SearchModel; onChoose: (i: number) => void }) {
  const { t } = useTranslation('events')
  const lang = useLanguage()
  const activeRef = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the active option
  useEffect(() => {
    activeRef.current?.scrollIntoView({ block: 'nearest' })
  }, [model.active])
  return (
    <div id="search-options" role="listbox" className="search-options" aria-label={t('search.suggestions')}>
      {model.options.map((option, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the focus and handles the keys
        <div
          key={`${option.kind} ${option.label} ${'about' in option ? option.about?.id : ''}`}
          ref={i === model.active ? activeRef : undefined}
          id={`search-option-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === model.active}
          className="search-option"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(i)}
        >
          {option.kind === 'time' ? t('search.goToTime', { time: option.label }) : null}
          {option.kind === 'history' ? (
            <span>
              <Coloured draft={option.label} errors={false} />
            </span>
          ) : null}
          {option.kind === 'field' ? <FieldOption label={option.label} /> : null}
          {option.kind === 'name' && option.about ? (
            <>
              <span>{option.label}</span>
              <span className="search-about">
                {t(`names.${option.about.kind}`, { defaultValue: option.about.kind })} {option.about.id}
              </span>
            </>
          ) : null}
          {option.kind === 'value' ? <span>{option.label}</span> : null}
          {'count' in option && option.count !== undefined && (
            <span className="count">{formatCount(option.count, lang)}</span>
          )}
        </div>
      ))}
    </div>
  )
}

function FieldOption({ label }: { label: string }) {
  const { t } = useTranslation('events')
  return (
    <>
      <span className="q-field">{label}</span>
      <span className="search-about">{t(`search.field.${label.replace(/\W/g, '')}`)}</span>
    </>
  )
}
