import type { OperationSort } from '@bundlescope/contract/view.ts'
import { useTranslation } from 'react-i18next'
import { useView } from '../../../investigation/use-view.ts'

/** Columns, and the order that a click on their head asks for. */
const COLUMNS: readonly { name: string; sort?: OperationSort }[] = [
  { name: 'outcome', sort: 'failed' },
  { name: 'name' },
  { name: 'target' },
  { name: 'user' },
  { name: 'start', sort: 'start' },
  { name: 'duration', sort: 'duration' },
  { name: 'sources' },
  { name: 'problems', sort: 'errors' },
  { name: 'events', sort: 'events' },
]

export function OperationHead() {
  return (
    <thead>
      <tr className="operation-row operation-head">
        {COLUMNS.map(({ name, sort }) => (
          <HeadCell key={name} name={name} sort={sort} />
        ))}
      </tr>
    </thead>
  )
}

function HeadCell({ name, sort }: { name: string; sort: OperationSort | undefined }) {
  const { t } = useTranslation('operations')
  const { view, commit } = useView()
  const className = `operation-${name}`
  if (!sort) {
    return (
      <th scope="col" className={className}>
        {t(`column.${name}`)}
      </th>
    )
  }
  const active = view.opSort === sort
  // a second click turns the order; the first shows the gravest, latest, longest, most
  const opDirection = active && view.opDirection === 'descending' ? 'ascending' : 'descending'
  return (
    <th scope="col" className={className} aria-sort={active ? view.opDirection : 'none'}>
      <button
        type="button"
        className="operation-sort"
        title={t(`sortHint.${sort}`)}
        onClick={() => commit({ opSort: sort, opDirection })}
      >
        {t(`column.${name}`)}
        <span aria-hidden="true">{active ? (view.opDirection === 'descending' ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  )
}
