import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { reportQuery } from '../../api/report.ts'
import { styleNonce } from '../../lib/style-nonce.ts'
import { ErrorState } from '../../ui/error-state.tsx'

/** The report as it will look, in a frame that may do nothing: no script, no form, no way to this page. */
export function ReportPreview({ query }: { query: ReturnType<typeof reportQuery> }) {
  const { t } = useTranslation('report')
  const { data, error, refetch, isPlaceholderData } = useQuery(query)
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  return (
    <div className="report-preview" aria-busy={!data || isPlaceholderData}>
      {data === undefined ? (
        <p role="status" className="soft">
          {t('loading')}
        </p>
      ) : (
        <iframe title={t('preview')} sandbox="" srcDoc={withNonce(data)} />
      )}
    </div>
  )
}

/** A frame without an address is under the policy of this page, too: the one style element of a report needs its nonce. */
function withNonce(html: string): string {
  return html.replace('<style>', `<style nonce="${styleNonce()}">`)
}
