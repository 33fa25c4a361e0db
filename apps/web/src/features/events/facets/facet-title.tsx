import { useTranslation } from 'react-i18next'

/** Heading of a facet; with something chosen in it, a button that takes the choice back. */
export function FacetTitle({ title, onClear }: { title: string; onClear?: (() => void) | undefined }) {
  const { t } = useTranslation('events')
  return (
    <h2 className="panel-title facet-title">
      {title}
      {onClear && (
        <button type="button" className="facet-clear" aria-label={t('facet.clear', { name: title })} onClick={onClear}>
          {t('facet.all')}
        </button>
      )}
    </h2>
  )
}
