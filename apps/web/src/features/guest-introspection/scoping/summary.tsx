import type { Scoping } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useEvidenceRows } from '../../../investigation/use-evidence-rows.ts'
import { useView } from '../../../investigation/use-view.ts'
import { CommandLine } from '../../../ui/command-line.tsx'
import { EvidenceList } from '../../../ui/evidence-list.tsx'
import { WithCode } from '../../../ui/prose.tsx'
import { PartButton, type Parts } from '../detail/part-button.tsx'
import { HealthWord } from '../diagram/health-word.tsx'
import { useKindName } from '../diagram/names.ts'
import { isOfMachine } from './affected.ts'
import { answerOf, type Order, orderOf } from './order.ts'
import './scoping.css'

/** Affected machines that are in sight at once: what to suspect must not be pushed away by two hundred VMs. */
const SHOWN = 6

type SummaryProps = { scoping: Scoping; parts: Parts; onOpen: (id: string) => void }

/** Where to look first: who is affected, what is suspected, what to check in which order. */
export function Summary({ scoping, parts, onOpen }: SummaryProps) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const rows = useEvidenceRows()
  const { view } = useView()
  const answer = answerOf(scoping, view.giScope)
  const order = orderOf(scoping, answer)
  const more = scoping.affected.slice(SHOWN)
  const rules = [...new Set([order.rule, ...scoping.also].filter((rule) => rule !== null))]
  return (
    <>
      <header>
        <h2>{t('summary')}</h2>
        <p className="gi-verdict">{local(order.verdict)}</p>
        <p className="soft">
          {rules.join(', ')}
          {rules.length > 0 && ' · '}
          <WithCode text={answer === 'unknown' ? local(scoping.reason) : t('answered')} />
        </p>
      </header>
      {scoping.affected.length > 0 && (
        <section>
          <h3>{t('affected')}</h3>
          <AffectedList affected={scoping.affected.slice(0, SHOWN)} parts={parts} onOpen={onOpen} />
          {more.length > 0 && (
            <details>
              <summary>{t('moreAffected', { count: more.length })}</summary>
              <AffectedList affected={more} parts={parts} onOpen={onOpen} />
            </details>
          )}
        </section>
      )}
      <Suspects order={order} parts={parts} onOpen={onOpen} />
      <Checklist order={order} />
      {scoping.evidence.length > 0 && (
        <section>
          <h3>{t('evidence')}</h3>
          <EvidenceList {...rows} evidence={scoping.evidence} />
        </section>
      )}
    </>
  )
}

type AffectedListProps = { affected: Scoping['affected']; parts: Parts; onOpen: (id: string) => void }

/** Machines with what ails them, or with the part they hang on: then nothing of their own is in trouble. */
function AffectedList({ affected, parts, onOpen }: AffectedListProps) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const kindName = useKindName()
  return (
    <ul className="gi-affected">
      {affected.map(({ node, name, kind, health, reason, through }) => {
        const cause = isOfMachine(through, node) ? undefined : parts.get(through)
        return (
          <li key={node}>
            <button type="button" className="gi-row-name" onClick={() => onOpen(node)} title={local(reason)}>
              {t(`affectedKind.${kind}`)} {name}
            </button>{' '}
            {cause ? (
              <span className="soft">{t('affectedThrough', { part: kindName(cause) })}</span>
            ) : (
              <HealthWord health={health} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

type SuspectsProps = { order: Order; parts: Parts; onOpen: (id: string) => void }

function Suspects({ order, parts, onOpen }: SuspectsProps) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  if (order.suspects.length === 0) return null
  return (
    <section>
      <h3>{t('suspects')}</h3>
      <ol className="gi-suspects">
        {order.suspects.map(({ id, score, reason }) => {
          return (
            <li key={id}>
              <div className="gi-suspect">
                <PartButton id={id} parts={parts} onOpen={onOpen} />
                <meter min={0} max={1} value={score} aria-label={t('score')} />
              </div>
              <p className="soft">
                <WithCode text={local(reason)} />
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Checklist({ order }: { order: Order }) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  if (order.checklist.length === 0) return null
  return (
    <section>
      <h3>{t('checklist')}</h3>
      <ol className="gi-checklist">
        {order.checklist.map(({ text, command, risk, catalogue, outcome }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed order, the same check may stand in it twice
          <li key={i}>
            <span className={`tag ${{ trouble: 'tag-error', fine: 'tag-ok', open: '' }[outcome]}`}>
              {t(`checked.${outcome}`)}
            </span>{' '}
            <WithCode text={local(text)} /> <span className="soft">{catalogue.join(', ')}</span>
            {risk && (
              <p className="next-step-risk">
                <span aria-hidden="true">⚠</span> <WithCode text={local(risk)} />
              </p>
            )}
            {command && (
              <div>
                <CommandLine command={command} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
