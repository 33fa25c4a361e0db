import { useTranslation } from 'react-i18next'

/** The first stop of the Tab key: past bars, sources and facets to what the panel is about, its table where it has one. */
export function SkipLink() {
  const { t } = useTranslation()
  return (
    <button type="button" className="skip-link" onClick={skip}>
      {t('skip')}
    </button>
  )
}

function skip(): void {
  const main = document.querySelector<HTMLElement>('main')
  const grid = main?.querySelector<HTMLElement>('[role="grid"]')
  const target = grid && grid.tabIndex >= 0 ? grid : (grid?.querySelector<HTMLElement>('[tabindex="0"]') ?? main)
  if (!target) return
  if (target === main) target.tabIndex = -1
  target.focus()
}
