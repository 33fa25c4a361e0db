import type { ErrorKnowledge } from '@bundlescope/contract/knowledge.ts'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../i18n/use-local-text.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { Prose } from '../ui/prose.tsx'
import { Reference } from '../ui/reference.tsx'
import { Skeleton } from '../ui/state.tsx'
import '../ui/card.css'

/** What TCP says about an error of a connection. `known` is undefined while it is asked for, null where nothing is known. */
export function ErrorCard({ known, error }: { known: ErrorKnowledge | null | undefined; error: unknown }) {
  const { t } = useTranslation()
  const local = useLocalText()
  if (error) return <ErrorState error={error} />
  if (known === undefined) return <Skeleton lines={4} />
  if (known === null) return <p className="soft">{t('connectionError.none')}</p>
  return (
    <div className="card">
      <h2>{local(known.title)}</h2>
      <Prose text={local(known.text)} />
      <p className="soft">
        <Reference text={known.reference} />
      </p>
    </div>
  )
}
