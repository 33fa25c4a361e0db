import type { Analysis, Service } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Moment } from '../../../explain/moment.tsx'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useEvidenceRows } from '../../../investigation/use-evidence-rows.ts'
import { useView } from '../../../investigation/use-view.ts'
import { BasisText } from '../../../ui/basis-text.tsx'
import { Chip, ChipLink } from '../../../ui/chip.tsx'
import { EvidenceList } from '../../../ui/evidence-list.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { keyOfPort, portsOf, refusalsOf } from '../rows.ts'
import { Field } from './field.tsx'
import { LogFiles } from './log-files.tsx'
import { ProcessField } from './process-field.tsx'
import { ServiceHistory } from './service-history.tsx'

/** One service of one machine: its state at collection and before, its ports, its process, the logs it writes. */
export function ServiceDetail({ service, analysis }: { service: Service; analysis: Analysis }) {
  const { t } = useTranslation('ports')
  const local = useLocalText()
  const { href } = useView()
  const evidenceRows = useEvidenceRows()
  const { name, display, state, asOf, from, basis, ports, process, pid, host, remark, bundle, member } = service
  const rows = portsOf(service, analysis.ports)
  const trouble = refusalsOf(service, analysis.ports) > 0
  const firstRefusal = rows.flatMap((row) => row.firstRefusal ?? []).sort()[0] ?? null
  return (
    <>
      <h2>
        {name} <StateTag state={state} trouble={trouble} />
      </h2>
      {display && <p>{local(display)}</p>}
      {remark && <p className="ports-remark">{local(remark)}</p>}
      <dl className="port-fields">
        <Field name={t('asOf')}>{asOf && <Moment iso={asOf} />}</Field>
        <Field name={t('saidBy')}>
          {from && (
            <Link className="mono" to={href('files', { file: { bundle, member, path: from }, line: null })}>
              {from}
            </Link>
          )}
        </Field>
        <Field name={t('column.basis')}>
          <BasisText basis={basis} />
        </Field>
        <Field name={t('column.ports')}>
          {ports.length > 0 && (
            <span className="port-chips">
              {ports.map((port) => {
                const row = rows.find((each) => each.port === port)
                if (!row) return <Chip key={port}>{port}</Chip>
                const to = href('ports', { portsTable: 'ports', port: keyOfPort(row), portText: '' })
                return (
                  <ChipLink key={port} to={to}>
                    {port}
                  </ChipLink>
                )
              })}
            </span>
          )}
        </Field>
        <ProcessField process={process} pid={pid} />
        <Field name={t('column.host')}>{host}</Field>
      </dl>
      <LogFiles service={service} time={firstRefusal ?? lastStop(service)} />
      <ServiceHistory service={service} />
      {service.evidence.length > 0 && (
        <section>
          <h3>{t('evidence')}</h3>
          <EvidenceList {...evidenceRows} evidence={service.evidence} />
        </section>
      )}
    </>
  )
}

/** When it stopped last: the moment at which its log is most worth reading. */
function lastStop({ history }: Service): string | null {
  return history.findLast(({ state, from }) => state === 'stopped' && from !== null)?.from ?? null
}
