import type { Analysis, Port } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ErrorChip } from '../../../explain/error-chip.tsx'
import { Moment } from '../../../explain/moment.tsx'
import { logsOf } from '../../../explain/use-port-card.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useEvidenceRows } from '../../../investigation/use-evidence-rows.ts'
import { usePlaces } from '../../../investigation/use-places.ts'
import { useView } from '../../../investigation/use-view.ts'
import { formatCount } from '../../../lib/number.ts'
import { BasisText } from '../../../ui/basis-text.tsx'
import { Button } from '../../../ui/button.tsx'
import { EvidenceList } from '../../../ui/evidence-list.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { keyOfService } from '../rows.ts'
import { Field } from './field.tsx'
import { PortHistogram } from './port-histogram.tsx'
import { ProcessField } from './process-field.tsx'

/** One port of one machine: who has it, how it stood, who failed to reach it and since when. */
export function PortDetail({ port: row, analysis }: { port: Port; analysis: Analysis }) {
  const { t } = useTranslation('ports')
  const lang = useLanguage()
  const local = useLocalText()
  const { href } = useView()
  const places = usePlaces()
  const evidenceRows = useEvidenceRows()
  const { port, protocol, service, purpose, state, basis, process, pid, host, refusals, clients, errors } = row
  const owner = analysis.services.find(
    (each) => each.name === service && each.bundle === row.bundle && each.member === row.member,
  )
  const logs = logsOf([row], analysis.services)
  return (
    <>
      <h2>
        {t('portTitle', { port, protocol })} <StateTag state={state} trouble={refusals > 0} />
      </h2>
      {purpose && <p>{local(purpose)}</p>}
      <dl className="port-fields">
        <Field name={t('column.service')}>
          {owner ? (
            <Link to={href('ports', { portsTable: 'services', service: keyOfService(owner), portText: '' })}>
              {service}
            </Link>
          ) : (
            service
          )}
          {owner && (
            <>
              {' '}
              <StateTag state={owner.state} trouble={refusals > 0} />
            </>
          )}
        </Field>
        <ProcessField process={process} pid={pid} />
        <Field name={t('column.host')}>{host}</Field>
        <Field name={t('column.basis')}>
          <BasisText basis={basis} />
        </Field>
        {refusals > 0 && (
          <>
            <Field name={t('column.refusals')}>
              <span className="port-chips">
                {formatCount(refusals, lang)}
                {Object.entries(errors).map(([error, count]) => (
                  <ErrorChip key={error} error={error} count={count} />
                ))}
              </span>
            </Field>
            <Field name={t('firstRefusal')}>{row.firstRefusal && <Moment iso={row.firstRefusal} />}</Field>
            <Field name={t('lastRefusal')}>{row.lastRefusal && <Moment iso={row.lastRefusal} />}</Field>
            <Field name={t('column.clients')}>
              <ul>
                {clients.map(({ name, refusals: own }) => (
                  <li key={name}>
                    {name} <span className="soft">{formatCount(own, lang)}</span>
                  </li>
                ))}
              </ul>
            </Field>
          </>
        )}
      </dl>
      <div className="port-actions">
        <Link className="button" to={places.ofSearch(`port:${port}`)}>
          {t('common:portCard.all')}
        </Link>
        {logs.map(({ source, name }) => (
          <Button key={source} onClick={() => void places.openLog(source, row.firstRefusal)}>
            {t(row.firstRefusal ? 'openLogAtFirst' : 'openLog', { name })}
          </Button>
        ))}
      </div>
      <PortHistogram port={port} first={row.firstRefusal} />
      {row.evidence.length > 0 && (
        <section>
          <h3>{t('evidence')}</h3>
          <EvidenceList {...evidenceRows} evidence={row.evidence} />
        </section>
      )}
    </>
  )
}
