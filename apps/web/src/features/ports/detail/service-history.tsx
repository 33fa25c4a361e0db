import type { Service } from '@bundlescope/contract/analysis.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useEvidenceRows } from '../../../investigation/use-evidence-rows.ts'
import { EvidenceList } from '../../../ui/evidence-list.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { HistoryTrack, stretchText } from '../tables/history-track.tsx'
import { useSpan } from '../tables/use-span.ts'

/** When the service ran, as its stops and starts in the logs tell; each stretch with the lines that say so. */
export function ServiceHistory({ service: { history, asOf } }: { service: Service }) {
  const { t } = useTranslation('ports')
  const rows = useEvidenceRows()
  const span = useSpan(useMemo(() => [asOf], [asOf]))
  if (history.length === 0) return null
  return (
    <section>
      <h3>{t('column.history')}</h3>
      {span && <HistoryTrack history={history} span={span} />}
      <ol className="service-stretches">
        {history.map((stretch) => (
          <li key={`${stretch.from}/${stretch.to}`}>
            <StateTag state={stretch.state} trouble /> {stretchText(stretch, t('open'))}
            <EvidenceList {...rows} evidence={stretch.evidence} />
          </li>
        ))}
      </ol>
    </section>
  )
}
