import { useTranslation } from 'react-i18next'
import { useNames } from '../../../investigation/names-context.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { nameLines } from '../table/name-lines.ts'
import { distinct, entities } from '../text/entities.ts'

const MOST = 12
/** Of a long block of continuation lines the first ones are looked at. */
const LONGEST = 20_000

/** Ports, tasks and objects named in the text, with the names that the inventory has; each searches for itself. */
export function Mentioned({ text, onSearch }: { text: string; onSearch: (term: string) => void }) {
  const { t } = useTranslation('events')
  const found = distinct(entities(text.slice(0, LONGEST), useNames())).slice(0, MOST)
  if (found.length === 0) return null
  return (
    <section>
      <h3 className="panel-title">{t('detail.mentioned')}</h3>
      <div className="mentioned">
        {found.map(({ query, kind, text: shown, names }) => (
          <Chip
            key={query}
            title={[...nameLines(names), t('detail.searchFor', { term: query })].join('\n')}
            onClick={() => onSearch(query)}
          >
            <span className="soft">
              {kind === 'named' ? t(`names.${names[0]?.kind}`, { defaultValue: '' }) : t(`entity.${kind}`)}
            </span>{' '}
            {shown}
            {names[0] && <strong> {names[0].name}</strong>}
          </Chip>
        ))}
      </div>
    </section>
  )
}
