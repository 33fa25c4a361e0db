import type { EnvironmentFact } from '@bundlescope/contract/analysis.ts'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { openPaste } from '../../../investigation/paste.ts'
import { useEvidenceRows } from '../../../investigation/use-evidence-rows.ts'
import { copyText } from '../../../lib/clipboard.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { EvidenceList } from '../../../ui/evidence-list.tsx'
import { EmptyState } from '../../../ui/state.tsx'
import { notify } from '../../../ui/toast.tsx'
import { piecesOf } from '../detail/target.ts'
import { factsAsText } from './as-text.ts'
import './environment.css'

const STATUSES: readonly EnvironmentFact['status'][] = ['found', 'ask', 'not in this bundle']

/** What a vendor's support asks for: what the bundles say of it, and what is to be collected. */
export function EnvironmentTable({ facts }: { facts: readonly EnvironmentFact[] }) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const copy = async () => {
    const text = factsAsText(facts, { local, status: (fact) => t(`status.${fact.status}`) })
    if (await copyText(text)) notify(t('common:copied'), t('factsCopied', { count: facts.length }))
    else notify(t('common:notCopied'), undefined, 'error')
  }
  if (facts.length === 0) return <EmptyState title={t('noFacts')} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the Tab key to be scrolled by keys
    <section className="gi-scroll" tabIndex={0} aria-label={t('view.environment')}>
      <header className="gi-facts-head">
        <p>
          {STATUSES.map((status) => (
            <span key={status}>
              {t(`statusCount.${status}`, { count: facts.filter((fact) => fact.status === status).length })}
            </span>
          ))}
        </p>
        <Button onClick={() => void copy()}>{t('copyFacts')}</Button>
      </header>
      <table className="table gi-facts">
        <thead>
          <tr>
            <th scope="col">{t('column.fact')}</th>
            <th scope="col">{t('column.value')}</th>
            <th scope="col">{t('column.status')}</th>
            <th scope="col">{t('column.remark')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <FactRow key={fact.fact} fact={fact} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function FactRow({ fact: { title, value, words, status, remark, evidence } }: { fact: EnvironmentFact }) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const rows = useEvidenceRows()
  const pieces = remark ? piecesOf(local(remark)) : []
  return (
    <tr>
      <th scope="row">{local(title)}</th>
      <td className="gi-fact-value">
        {(words ? local(words) : value) ?? <span className="soft">—</span>}
        {evidence.length > 0 && (
          <details>
            <summary className="soft">{t('evidenceCount', { count: evidence.length })}</summary>
            <EvidenceList {...rows} evidence={evidence} />
          </details>
        )}
      </td>
      <td className="nowrap">
        <span className={status === 'found' ? 'tag tag-ok' : status === 'ask' ? 'tag tag-warning' : 'tag'}>
          {t(`status.${status}`)}
        </span>
      </td>
      <td className="gi-fact-remark">
        {pieces.map((piece, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces are told apart by their place only
          <Fragment key={i}>{i % 2 ? <CommandLine command={piece} /> : piece}</Fragment>
        ))}{' '}
        {pieces.length > 1 && status !== 'found' && (
          <Button className="gi-paste" onClick={() => openPaste.set({ text: '' })}>
            {t('paste')}
          </Button>
        )}
      </td>
    </tr>
  )
}
