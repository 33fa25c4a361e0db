import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { diskQuery } from '../../../api/access.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { formatBytes } from '../../../lib/number.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/state.tsx'

/** What lies on the disk, the largest first. */
export function DiskSection() {
  const { t } = useTranslation('account')
  const lang = useLanguage()
  const { data, error, refetch } = useQuery(diskQuery())
  const bytes = (value: number) => formatBytes(value, lang)
  return (
    <section className="account-section">
      <h2>{t('disk.title')}</h2>
      {data ? (
        <>
          <p>{t('disk.all', { bytes: bytes(data.bytes) })}</p>
          <table className="table">
            <thead>
              <tr>
                <th>{t('disk.bundle')}</th>
                <th className="number">{t('disk.original')}</th>
                <th className="number">{t('disk.index')}</th>
              </tr>
            </thead>
            <tbody>
              {data.bundles
                .toSorted((a, b) => b.original + b.index - (a.original + a.index))
                .map(({ bundle, name, original, index }) => (
                  <tr key={bundle}>
                    <td className="account-detail">{name}</td>
                    <td className="number">{bytes(original)}</td>
                    <td className="number">{bytes(index)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton />
      )}
    </section>
  )
}
