import type { Investigation } from '@bundlescope/contract/bundle.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useOnline } from '../../api/live.ts'
import { sourcesQuery } from '../../api/queries.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useRegisteredShortcuts } from '../../lib/keys.ts'
import { formatCount, formatShare } from '../../lib/number.ts'
import { KeyCaps } from '../../ui/kbd.tsx'

/** What is indexed, how far reading is, and the keys that work here. */
export function StatusBar({ investigation }: { investigation: Investigation | undefined }) {
  const { t } = useTranslation()
  const lang = useLanguage()
  const online = useOnline()
  return (
    <footer className="status-bar">
      {online ? (
        <span role="status">{investigation && <Indexed investigation={investigation} lang={lang} />}</span>
      ) : (
        <span role="status" className="status-offline">
          {t('status.offline')}
        </span>
      )}
      <KeyHints />
    </footer>
  )
}

function Indexed({ investigation, lang }: { investigation: Investigation; lang: string }) {
  const { t } = useTranslation()
  const { data: sources } = useQuery(sourcesQuery(investigation.id))
  const { bundles } = investigation
  const events = bundles.reduce((sum, bundle) => sum + (bundle.progress?.events ?? bundle.totals.events), 0)
  const unparsed = bundles.reduce((sum, bundle) => sum + bundle.totals.unparsedLines, 0)
  if (bundles.length === 0) return t('status.empty')
  return (
    <>
      {readingState(investigation, lang, t)} · {t('events', { count: events, shown: formatCount(events, lang) })}
      {unparsed > 0 && (
        <span title={t('unparsedRows')}>
          {' '}
          · {t('unparsed', { count: unparsed, shown: formatCount(unparsed, lang) })}
        </span>
      )}
      {sources && (
        <>
          {' · '}
          {t('sources', { count: sources.length, shown: formatCount(sources.length, lang) })}
        </>
      )}
    </>
  )
}

type Translate = ReturnType<typeof useTranslation>['t']

function readingState({ bundles }: Investigation, lang: string, t: Translate): string {
  const busy = bundles.find((bundle) => ['receiving', 'received', 'ingesting'].includes(bundle.state))
  if (busy) {
    const { bytesDone = 0, bytesTotal = 0 } = busy.progress ?? {}
    return t('status.reading', { name: busy.name, percent: formatShare(bytesDone, bytesTotal, lang) })
  }
  if (bundles.length && bundles.every((bundle) => bundle.state === 'failed')) return t('status.failed')
  return bundles.some((bundle) => bundle.state !== 'ready') ? t('status.partial') : t('status.ready')
}

const HINTS = 6

/** The panel's own keys first: they are why one looks. */
function KeyHints() {
  const { t } = useTranslation('keys')
  const all = useRegisteredShortcuts()
  const own = all.filter((shortcut) => shortcut.scope !== 'global').slice(0, HINTS)
  const sheet = all.filter((shortcut) => shortcut.description === 'sheet')
  return (
    <span className="status-keys">
      {[...own, ...sheet].map(({ keys, description }) => (
        <span key={keys}>
          <KeyCaps keys={keys} /> {t(description)}
        </span>
      ))}
    </span>
  )
}
