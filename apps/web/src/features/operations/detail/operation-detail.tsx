import type { Operation } from '@bundlescope/contract/analysis.ts'
import type { Anchor } from '@bundlescope/contract/case.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { operationDetailQuery } from '../../../api/operations.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { usePinning } from '../../../investigation/pinning.ts'
import { usePlaces } from '../../../investigation/use-places.ts'
import { useView } from '../../../investigation/use-view.ts'
import { useShortcuts } from '../../../lib/keys.ts'
import { formatCount } from '../../../lib/number.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { PinButton } from '../../../ui/pin-button.tsx'
import { Skeleton } from '../../../ui/state.tsx'
import { nameOf, searchFor } from '../name-of.ts'
import { OutcomeTag } from '../outcome-tag.tsx'
import { OperationFacts } from './operation-facts.tsx'
import { Waterfall } from './waterfall.tsx'

/** One operation: what was asked, what became of it, and who worked on it when. */
export function OperationDetail({ op }: { op: string }) {
  const { t } = useTranslation('operations')
  const { investigation, commit } = useView()
  const { data, error, refetch } = useQuery(operationDetailQuery(investigation, op))
  return (
    <section className="operation-detail" aria-label={t('detail')}>
      {data ? (
        <>
          <Head operation={data.operation} />
          <OperationFacts operation={data.operation} />
          <Waterfall operation={data.operation} lanes={data.lanes} />
        </>
      ) : error ? (
        <>
          <ErrorState error={error} onRetry={() => void refetch()} />
          <p className="operation-give-up">
            <Button look="quiet" onClick={() => commit({ op: null })}>
              {t('common:close')}
            </Button>
          </p>
        </>
      ) : (
        <Skeleton lines={8} />
      )}
    </section>
  )
}

function Head({ operation }: { operation: Operation }) {
  const { t } = useTranslation('operations')
  const lang = useLanguage()
  const { commit } = useView()
  const places = usePlaces()
  const { title, more } = nameOf(operation)
  const { event, events, outcome } = operation
  return (
    <header className="operation-detail-head">
      <OutcomeTag outcome={outcome} />
      <h2>{title}</h2>
      {more && <code className="soft">{more}</code>}
      <span className="operation-links">
        {event !== null && (
          <Link className="button" to={places.ofEvent(event, null, searchFor(operation))}>
            {t(outcome === 'failed' ? 'openFailure' : 'openLine')}
          </Link>
        )}
        <Link className="button" to={places.ofSearch(searchFor(operation))}>
          {t('allEvents', { count: events, shown: formatCount(events, lang) })}
        </Link>
        <Pin operation={operation} />
        <IconButton label={t('common:close')} onClick={() => commit({ op: null })}>
          ×
        </IconButton>
      </span>
    </header>
  )
}

/** Puts the operation on the board: what it was, and which of them. */
function Pin({ operation }: { operation: Operation }) {
  const { may, pinOf, toggle } = usePinning()
  const { title } = nameOf(operation)
  const { id, start } = operation
  const anchor: Anchor = {
    kind: 'operation',
    op: id,
    title: (title === id ? title : `${title} · ${id}`).slice(0, 500),
    time: start,
  }
  useShortcuts([{ keys: 'p', scope: 'operations', description: 'operationPin', run: () => toggle(anchor) }], may)
  if (!may) return null
  return <PinButton keys="p" pinned={pinOf(anchor) !== undefined} onToggle={() => toggle(anchor)} />
}
