import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSearches } from '../../../investigation/searches.ts'
import { useView } from '../../../investigation/use-view.ts'

/** What was searched for, to go back in. */
export function SearchList() {
  const { t } = useTranslation('board')
  const { href } = useView()
  const [searches] = useSearches()
  if (searches.length === 0) return <p className="soft">{t('searches.none')}</p>
  return (
    <>
      <p className="soft">{t('searches.hint')}</p>
      <ul className="side-list">
        {searches.map((q) => (
          <li key={q}>
            <Link className="mono" to={href('events', { q, event: null, context: null })}>
              {q}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
