import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { caseQuery } from '../../api/case.ts'
import { openDialog } from '../../investigation/open-dialog.ts'
import { useMay } from '../../investigation/role.ts'
import { useView } from '../../investigation/use-view.ts'
import { formatDateTime, formatRange, zoneName } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { incidentOf } from './incident-field.tsx'
import type { Incident } from './incident-text.ts'
import './case.css'

/** What the investigation is about, on the overview; nothing but a way to say it while nobody has. */
export function CaseSection({ investigation }: { investigation: string }) {
  const { t } = useTranslation('case')
  const { data } = useQuery(caseQuery(investigation))
  const may = useMay('editor')
  if (!data) return null
  const { symptom, serviceRequest, affected, status } = data.data
  const incident = incidentOf(data.data)
  const empty = !symptom && !serviceRequest && !incident && affected.length === 0
  return (
    <section className="case-section" aria-label={t('title')}>
      <header className="case-head">
        <h2>{t('title')}</h2>
        <span className={status === 'solved' ? 'tag tag-ok' : 'tag'}>{t(`status.${status}`)}</span>
        {empty && <span className="soft">{t('empty')}</span>}
        {may && <Button onClick={() => openDialog.set('case')}>{t(empty ? 'describe' : 'common:edit')}</Button>}
      </header>
      {!empty && (
        <dl className="case-facts">
          {symptom && <Fact name={t('symptom')}>{symptom}</Fact>}
          {serviceRequest && <Fact name={t('serviceRequest')}>{serviceRequest}</Fact>}
          {incident && (
            <Fact name={t('incident.label')}>
              <When incident={incident} />
            </Fact>
          )}
          {affected.length > 0 && (
            <Fact name={t('affected.label')}>
              <span className="case-chips">
                {affected.map((text) => (
                  <Chip key={text}>{text}</Chip>
                ))}
              </span>
            </Fact>
          )}
        </dl>
      )}
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** A moment is looked at with a minute around it. */
const AROUND = 60_000_000

function When({ incident: { from, to } }: { incident: Incident }) {
  const { t } = useTranslation('case')
  const { view, href } = useView()
  const window = from === to ? { from: from - AROUND, to: to + AROUND } : { from, to }
  const say = (zone: string) =>
    `${from === to ? formatDateTime(from, zone) : formatRange(from, to, zone, true)} ${zoneName(from, zone)}`
  return (
    <Link to={href('events', { ...window, trail: [], event: null })} title={t('incident.open')}>
      {say('UTC')}
      {view.tz !== 'UTC' && <span className="soft"> · {say(view.tz)}</span>}
    </Link>
  )
}
