import type { Settings } from '@bundlescope/contract/access.ts'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { settingsQuery, useChangeSettings } from '../../../api/access.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/state.tsx'
import { notify } from '../../../ui/toast.tsx'
import { Failed } from '../failed.tsx'

/** How long an investigation that nobody touches is kept. */
export function RetentionSection() {
  const { t } = useTranslation('account')
  const { data, error, refetch } = useQuery(settingsQuery)
  return (
    <section className="account-section">
      <h2>{t('retention.title')}</h2>
      {data ? (
        <Choice key={data.retentionDays} settings={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={2} />
      )}
    </section>
  )
}

/** As a new server has it, and the most that the contract takes. */
const A_YEAR = 365
const MOST = 36_500

function Choice({ settings: { retentionDays, retentionFrom } }: { settings: Settings }) {
  const { t } = useTranslation('account')
  const id = useId()
  const [ends, setEnds] = useState(retentionDays > 0)
  const [days, setDays] = useState(String(retentionDays || A_YEAR))
  const change = useChangeSettings()
  const wanted = ends ? Number(days) : 0
  const valid = Number.isInteger(wanted) && wanted >= (ends ? 1 : 0) && wanted <= MOST
  const save = (next: number | null) =>
    change.mutate({ retentionDays: next }, { onSuccess: () => notify(t('retention.saved')) })
  return (
    <form
      className="account-section"
      onSubmit={(event) => {
        event.preventDefault()
        if (valid) save(wanted)
      }}
    >
      <p>{t(retentionDays ? 'retention.now' : 'retention.never', { count: retentionDays })}</p>
      <p className="soft">{t('retention.hint')}</p>
      <div className="account-row account-retention">
        <input id={id} type="checkbox" checked={ends} onChange={(event) => setEnds(event.currentTarget.checked)} />
        <label htmlFor={id}>{t('retention.delete')}</label>
        <input
          type="number"
          className="field account-days"
          min={1}
          max={MOST}
          required
          disabled={!ends}
          aria-label={t('retention.days')}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <span>{t('retention.unit')}</span>
        <Button type="submit" look="primary" disabled={!valid || wanted === retentionDays || change.isPending}>
          {t('common:save')}
        </Button>
        {retentionFrom === 'administrator' && (
          <Button onClick={() => save(null)} disabled={change.isPending}>
            {t('retention.default')}
          </Button>
        )}
      </div>
      <Failed error={change.error} />
    </form>
  )
}
