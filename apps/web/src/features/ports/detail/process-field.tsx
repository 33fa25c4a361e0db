import { useTranslation } from 'react-i18next'
import { Field } from './field.tsx'

/** `vmware-sps.launcher process 17159`; left out where neither is known. */
export function ProcessField({ process, pid }: { process: string | null; pid: number | null }) {
  const { t } = useTranslation('ports')
  return (
    <Field name={t('column.process')}>
      {(process !== null || pid !== null) && (
        <>
          <code>{process}</code> {pid !== null && <span className="soft">{t('pid', { pid })}</span>}
        </>
      )}
    </Field>
  )
}
