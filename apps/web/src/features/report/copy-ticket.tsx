import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { reportQuery } from '../../api/report.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { Button } from '../../ui/button.tsx'
import { notify } from '../../ui/toast.tsx'

/** The report as plain text in the clipboard. */
export function CopyTicket({ query }: { query: ReturnType<typeof reportQuery> }) {
  const { t } = useTranslation('report')
  const say = useServerText()
  const client = useQueryClient()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await client.fetchQuery(query))
      notify(t('copied'))
    } catch (error) {
      notify(t('common:notCopied'), error instanceof Error ? say(error.message) : undefined, 'error')
    }
  }
  return <Button onClick={() => void copy()}>{t('copy')}</Button>
}
