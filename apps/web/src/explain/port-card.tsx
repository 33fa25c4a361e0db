import type { Port } from '@bundlescope/contract/analysis.ts'
import type { KnownPort } from '@bundlescope/contract/knowledge.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLocalText } from '../i18n/use-local-text.ts'
import { BasisText } from '../ui/basis-text.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Skeleton } from '../ui/state.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import '../ui/card.css'

type PortCardProps = {
  port: number
  /** Rows of the investigation's bundles for this port. */
  rows: readonly Port[]
  /** What is published of it; undefined while it is asked for. */
  known: readonly KnownPort[] | undefined
  error: unknown
  /** Logs of who listens there that are in the bundles. */
  logs: readonly { source: string; name: string }[]
  /** Addresses: every line that names the port, its row in Ports & services. */
  links: { all: string; row: string }
  onOpenLog: (source: string) => void
  /** Logs open at a moment, not at their start. */
  timed: boolean
}

const MOST_ROWS = 4
const MOST_KNOWN = 3

/** What a port is: who has it in these bundles and in what state, what is known of it, and where to look next. */
export function PortCard({ port, rows, known, error, logs, links, onOpenLog, timed }: PortCardProps) {
  const { t } = useTranslation()
  return (
    <div className="card">
      <h2>{t('portCard.title', { port })}</h2>
      {rows.slice(0, MOST_ROWS).map((row) => (
        <PortLine key={`${row.bundle}/${row.member}/${row.protocol}`} row={row} />
      ))}
      {rows.length === 0 && !error && <p className="soft">{t('portCard.notInBundles')}</p>}
      {known ? <Known known={known} /> : error ? <ErrorState error={error} /> : <Skeleton lines={3} />}
      <div className="card-actions">
        <Link className="button" to={links.all}>
          {t('portCard.all')}
        </Link>
        {logs.map(({ source, name }) => (
          <Button key={source} onClick={() => onOpenLog(source)}>
            {t(timed ? 'portCard.openLog' : 'portCard.openLogAtStart', { name })}
          </Button>
        ))}
        {rows.length > 0 && (
          <Link className="button button-quiet" to={links.row}>
            {t('portCard.row')}
          </Link>
        )}
      </div>
    </div>
  )
}

function PortLine({ row }: { row: Port }) {
  const { t } = useTranslation()
  const { service, process, pid, state, basis, refusals, host } = row
  return (
    <div className="card-line">
      <StateTag state={state} trouble={refusals > 0} />
      <b>{service ?? t('portCard.noService')}</b>
      {process && (
        <code className="soft">
          {process}
          {pid !== null && ` (${pid})`}
        </code>
      )}
      {host && <span className="soft">{host}</span>}
      <BasisText basis={basis} />
      {refusals > 0 && <span>{t('portCard.refusals', { count: refusals })}</span>}
    </div>
  )
}

function Known({ known }: { known: readonly KnownPort[] }) {
  const { t } = useTranslation()
  const local = useLocalText()
  if (known.length === 0) return <p className="soft">{t('portCard.notKnown')}</p>
  return known.slice(0, MOST_KNOWN).map((row) => (
    <div key={`${row.node}/${row.protocol}/${row.service}/${row.versions.from}`} className="card-known">
      <div className="card-line">
        <b>{row.service ?? t('portCard.client')}</b>
        <span>{local(row.purpose)}</span>
      </div>
      <div className="soft">
        {[
          t(`node.${row.node}`, { defaultValue: row.node }),
          versionsText(row),
          row.local ? t('portCard.local') : '',
          row.source,
          row.verified ? '' : t('portCard.unverified'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </div>
  ))
}

/** `6.5–7.0`, `6.0–`, nothing for all. */
function versionsText({ versions: { from, to } }: KnownPort): string {
  if (from === null && to === null) return ''
  return from === to ? (from ?? '') : `${from ?? ''}–${to ?? ''}`
}
