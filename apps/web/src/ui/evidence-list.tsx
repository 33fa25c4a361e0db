import type { Evidence } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLocalText } from '../i18n/use-local-text.ts'
import { useServerText } from '../i18n/use-server-text.ts'
import { formatDateTime } from '../lib/time.ts'
import { PinButton } from './pin-button.tsx'
import { Reference } from './reference.tsx'
import { notify } from './toast.tsx'
import './evidence-list.css'

type EvidenceListProps = {
  evidence: readonly Evidence[]
  /** Where a line is to be seen in its context; null where there is nothing to open. */
  hrefOf: (evidence: Evidence) => string | null
  /** Lines that were shown before: they are cut to one line. */
  shown?: ReadonlySet<Evidence>
  /** Whether a row is on the board; null: it cannot be. */
  isPinned?: (evidence: Evidence) => boolean | null
  onPin?: (evidence: Evidence) => Promise<void>
}

/** What a statement rests on, line by line: text first, then where it stands and when. A click opens it in its context. */
export function EvidenceList({ evidence, hrefOf, shown, isPinned, onPin }: EvidenceListProps) {
  return (
    <ul className="evidence-list">
      {evidence.map((each, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, the same line may stand in it twice
        <li key={i}>
          <EvidenceItem evidence={each} href={hrefOf(each)} again={shown?.has(each) ?? false} />
          {onPin && <Pin pinned={isPinned?.(each) ?? null} onToggle={() => onPin(each)} />}
        </li>
      ))}
    </ul>
  )
}

function Pin({ pinned, onToggle }: { pinned: boolean | null; onToggle: () => Promise<void> }) {
  const { t } = useTranslation()
  const say = useServerText()
  // rows end at one line, whether or not they can be pinned
  if (pinned === null) return <span className="evidence-unpinnable" />
  const toggle = () =>
    void onToggle().catch((error: unknown) =>
      notify(t('problem.title'), error instanceof Error ? say(error.message) : undefined, 'error'),
    )
  return <PinButton pinned={pinned} onToggle={toggle} />
}

type EvidenceItemProps = { evidence: Evidence; href: string | null; again: boolean }

function EvidenceItem({ evidence, href, again }: EvidenceItemProps) {
  const { t } = useTranslation()
  const local = useLocalText()
  const { basis, text, words: own } = evidence
  const verbatim = basis === 'log' || basis === 'snapshot'
  const words = ['evidence-text', verbatim && 'mono', again && 'evidence-again'].filter(Boolean).join(' ')
  const content = (
    <>
      <span className={words}>{own ? local(own) : text}</span>
      <span className="evidence-place">
        {basis !== 'log' && <b>{t(`evidence.${basis}`)} </b>}
        <Where evidence={evidence} />
      </span>
    </>
  )
  const look = `evidence evidence-${basis}`
  return href === null ? (
    <div className={look}>{content}</div>
  ) : (
    <Link className={look} to={href}>
      {content}
    </Link>
  )
}

/** `09:20:50.946 · vpxd.log:7131`; the whole path and date in the tooltip. */
function Where({ evidence: { basis, path, line, time } }: { evidence: Evidence }) {
  if (basis === 'knowledge') return path && <Reference text={path} />
  const us = time === null ? undefined : parseMicros(time)
  const name = path?.slice(path.lastIndexOf('/') + 1)
  return (
    <span title={[path && line !== null ? `${path}:${line}` : path, time].filter(Boolean).join('\n')}>
      {us !== undefined && <time dateTime={time ?? undefined}>{formatDateTime(us, 'UTC', 'milli')} UTC</time>}
      {us !== undefined && name && ' · '}
      {name}
      {name && line !== null && `:${line}`}
    </span>
  )
}
