import type { CaseData } from '@bundlescope/contract/case.ts'
import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { investigationQuery } from '../../api/queries.ts'
import { summary } from '../../investigation/summary.ts'
import { useView } from '../../investigation/use-view.ts'
import { formatDateTime, zoneName } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Conflict } from '../../ui/conflict.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { type Incident, readIncident, writeIncident } from './incident-text.ts'
import { SaveFailed } from './save-failed.tsx'
import { useCasePart } from './use-case-part.ts'

type Times = Pick<CaseData, 'incidentFrom' | 'incidentTo'>
type IncidentFieldProps = { investigation: string; readOnly: boolean }

/** When it happened: any pasted time, or two; what was understood is said in both zones before it is saved. */
export function IncidentField({ investigation, readOnly }: IncidentFieldProps) {
  const { t } = useTranslation('case')
  const id = useId()
  const { view } = useView()
  const { data: end } = useQuery({ ...investigationQuery(investigation), select: (data) => summary(data).to })
  const { value, save, conflict, resolve, busy, error } = useCasePart(investigation, ['incidentFrom', 'incidentTo'])
  const [zone, setZone] = useState(view.tz)
  const [draft, setDraft] = useState<string | null>(null)
  const saved = value && incidentOf(value)
  const show = (times: Times) => {
    const incident = incidentOf(times)
    return incident ? `${writeIncident(incident, 'UTC')} UTC` : ''
  }
  if (conflict) {
    return (
      <Conflict
        text={false}
        who={conflict.by || t('common:anybody')}
        theirs={show(conflict.theirs)}
        mine={show(conflict.mine)}
        busy={busy}
        onKeep={(what) => resolve(what === 'theirs' ? conflict.theirs : conflict.mine)}
      />
    )
  }
  const text = draft ?? (saved ? writeIncident(saved, zone) : '')
  const read = readIncident(text, end ?? Date.now() * 1000, zone)
  const wrong = draft !== null && draft.trim() !== '' && read === undefined
  const keep = (incident: Incident | null) => {
    setDraft(null)
    save({
      incidentFrom: incident && formatMicros(incident.from),
      incidentTo: incident && formatMicros(incident.to),
    })
  }
  const commit = () => {
    if (draft === null || wrong) return
    keep(read ?? null)
  }
  const { from, to } = view
  return (
    <>
      <label htmlFor={id}>{t('incident.label')}</label>
      <div>
        <div className="case-row">
          <input
            id={id}
            className="field mono"
            value={text}
            readOnly={readOnly || value === undefined}
            placeholder={t('incident.hint')}
            aria-invalid={wrong}
            aria-describedby={`${id}-read`}
            autoComplete="off"
            onChange={(event) => setDraft(event.currentTarget.value)}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return
              if (event.key === 'Enter') commit()
              if (event.key === 'Escape' && draft !== null) {
                event.stopPropagation()
                setDraft(null)
              }
            }}
          />
          {view.tz !== 'UTC' && (
            <Segmented
              label={t('incident.zone')}
              value={zone}
              options={['UTC', view.tz].map((each) => ({
                value: each,
                text: zoneName(end ?? Date.now() * 1000, each),
                title: t('incident.zoneHint', { zone: each }),
              }))}
              onChange={setZone}
            />
          )}
        </div>
        <p id={`${id}-read`} className={wrong ? 'field-failed' : 'soft'} role="status">
          {wrong ? t('incident.wrong') : read && <Both incident={read} zone={view.tz} />}
        </p>
        {!readOnly && from !== null && to !== null && (
          <Button onClick={() => keep({ from, to })}>{t('incident.fromWindow')}</Button>
        )}
        <SaveFailed error={error} />
      </div>
    </>
  )
}

/** `2020-12-07 09:20:50 UTC · 18:20:50 JST` */
function Both({ incident, zone }: { incident: Incident; zone: string }) {
  const { from, to } = incident
  const one = (each: string) => {
    const ends = from === to ? [from] : [from, to]
    return `${ends.map((us) => formatDateTime(us, each)).join(' – ')} ${zoneName(from, each)}`
  }
  return [...new Set(['UTC', zone])].map(one).join(' · ')
}

export function incidentOf({ incidentFrom, incidentTo }: Times): Incident | null {
  const from = incidentFrom === null ? undefined : parseMicros(incidentFrom)
  const to = incidentTo === null ? undefined : parseMicros(incidentTo)
  return from === undefined ? null : { from, to: to ?? from }
}
