import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../ui/button.tsx'
import { Coloured } from './coloured.tsx'
import { Options } from './options.tsx'
import type { SearchModel } from './use-search-model.ts'
import './search.css'

type SearchBarProps = {
  model: SearchModel
  inputRef: RefObject<HTMLInputElement | null>
  /** What the server did not understand of the committed search. */
  problem: string | null
}

export function SearchBar({ model, inputRef, problem }: SearchBarProps) {
  const { t } = useTranslation('events')
  const [shift, setShift] = useState(0)
  const cursorTo = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (cursorTo.current === null) return
    inputRef.current?.setSelectionRange(cursorTo.current, cursorTo.current)
    cursorTo.current = null
  })
  const choose = (i: number) => {
    const option = model.options[i]
    if (!option) return
    cursorTo.current = model.choose(option) ?? null
    inputRef.current?.focus()
  }
  const message =
    model.error && (model.refused || !model.dirty)
      ? t(`query.${model.error.code}`, { defaultValue: model.error.message })
      : problem
  const follow = () => setShift(inputRef.current?.scrollLeft ?? 0)
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to all browsers that matter here
    <div
      role="search"
      className="search"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) model.leave()
      }}
    >
      <div className={message ? 'search-box search-wrong' : 'search-box'}>
        <div className="search-colours" aria-hidden="true">
          <div style={{ transform: `translateX(${-shift}px)` }}>
            <Coloured draft={model.draft} errors={model.refused || !model.dirty} />
          </div>
        </div>
        <input
          ref={inputRef}
          type="text"
          role="combobox"
          className="search-input"
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          aria-expanded={model.open}
          aria-controls="search-options"
          aria-autocomplete="list"
          aria-activedescendant={model.active >= 0 ? `search-option-${model.active}` : undefined}
          aria-invalid={message !== null}
          aria-describedby={message ? 'search-message' : undefined}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          value={model.draft}
          onChange={(event) =>
            model.change(event.target.value, event.target.selectionStart ?? event.target.value.length)
          }
          onSelect={(event) => model.setCursor(event.currentTarget.selectionStart ?? 0)}
          onScroll={follow}
          onKeyUp={follow}
          onInput={follow}
          onKeyDown={(event) => onKey(event, model, choose)}
          onPaste={(event) => {
            const time = model.readTime(event.clipboardData.getData('text'))
            const { selectionStart, selectionEnd, value } = event.currentTarget
            const whole = value.trim() === '' || (selectionStart === 0 && selectionEnd === value.length)
            if (time === undefined || !whole) return
            event.preventDefault()
            model.jump(time)
          }}
        />
        {model.draft !== '' && (
          <IconButton
            label={t('search.clear')}
            className="search-button"
            onClick={() => {
              model.submit('')
              inputRef.current?.focus()
            }}
          >
            ×
          </IconButton>
        )}
        {model.hasHistory && (
          <IconButton
            label={t('search.history')}
            className="search-button"
            aria-expanded={model.open}
            onClick={model.showHistory}
          >
            <svg
              width="14"
              height="14"
              viewBox="0 0 14 14"
              aria-hidden="true"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.2"
            >
              <circle cx="7" cy="7" r="5.4" />
              <path d="M7 3.8V7l2.2 1.6" />
            </svg>
          </IconButton>
        )}
      </div>
      {model.open && <Options model={model} onChoose={choose} />}
      {message && (
        <p id="search-message" className="search-message" role="alert">
          {message}
        </p>
      )}
    </div>
  )
}

function onKey(event: KeyboardEvent<HTMLInputElement>, model: SearchModel, choose: (i: number) => void): void {
  if (event.nativeEvent.isComposing) return
  const { options, active } = model
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    const by = event.key === 'ArrowDown' ? 1 : -1
    if (model.open) model.setActive(((active + by + 1 + options.length + 1) % (options.length + 1)) - 1)
    else if (model.hasHistory) model.showHistory()
    return
  }
  if (event.key === 'Tab' && !event.shiftKey && model.open && active >= 0) {
    event.preventDefault()
    choose(active)
    return
  }
  if (event.key === 'Enter') {
    event.preventDefault()
    if (active >= 0) choose(active)
    else model.submit()
  }
  if (event.key === 'Escape') {
    event.stopPropagation()
    if (model.open) model.close()
    else {
      model.revert()
      event.currentTarget.blur()
    }
  }
}
