import type { Operation } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { formatCount } from '../../../lib/number.ts'
import { formatDateTime, formatDuration } from '../../../lib/time.ts'
import { LevelBadge } from '../../../ui/level-badge.tsx'
import { nameOf } from '../name-of.ts'
import { OutcomeTag } from '../outcome-tag.tsx'

type OperationRowProps = {
  index: number
  /** Pixels from the top of the list. */
  offset: number
  /** Undefined while its page is on the way. */
  operation: Operation | undefined
  selected: boolean
  onOpen: (op: string) => void
}

export function OperationRow({ index, offset, operation, selected, onOpen }: OperationRowProps) {
  const style = { transform: `translateY(${offset}px)` }
  if (!operation) {
    return (
      <tr className="operation-row" aria-rowindex={index + 2} aria-busy="true" style={style}>
        <td className="operation-ghost" />
      </tr>
    )
  }
  return (
    <tr
      className={selected ? 'operation-row operation-selected' : 'operation-row'}
      aria-rowindex={index + 2}
      aria-selected={selected}
      style={style}
      onClick={() => onOpen(operation.id)}
    >
      <Cells operation={operation} selected={selected} />
    </tr>
  )
}

function Cells({ operation, selected }: { operation: Operation; selected: boolean }) {
  const { t } = useTranslation('operations')
  const lang = useLanguage()
  const { outcome, target, targetName, user, start, durationMs, sources, errors, warnings, events, id } = operation
  const { title, more } = nameOf(operation)
  const names = [...new Set(sources.map(({ name }) => name))].join(', ')
  return (
    <>
      <td className="operation-outcome">
        <OutcomeTag outcome={outcome} />
      </td>
      <td className="operation-name" title={[title, more, id].filter(Boolean).join('\n')}>
        <button type="button" className="operation-open" aria-expanded={selected}>
          {title}
        </button>
        {more && <span className="soft mono"> {more}</span>}
      </td>
      <td className="operation-target" title={target ?? undefined}>
        {targetName ?? target ?? <span className="soft">—</span>}
      </td>
      <td className="operation-user" title={user ?? undefined}>
        {user ?? <span className="soft">—</span>}
      </td>
      <td className="operation-start" title={start}>
        {moment(start)}
      </td>
      <td className="operation-duration">{outcome === 'open' ? '—' : formatDuration(durationMs * 1000, lang)}</td>
      <td className="operation-sources" title={names}>
        {names}
      </td>
      <td className="operation-problems">
        {errors > 0 && (
          <span title={t('errors', { count: errors })}>
            <LevelBadge level="error" label={t('common:level.error')} /> {formatCount(errors, lang)}
          </span>
        )}
        {warnings > 0 && (
          <span title={t('warnings', { count: warnings })}>
            <LevelBadge level="warning" label={t('common:level.warning')} /> {formatCount(warnings, lang)}
          </span>
        )}
      </td>
      <td className="operation-events">{formatCount(events, lang)}</td>
    </>
  )
}

/** `12-07 09:20:50.946` */
function moment(iso: string): string {
  const us = parseMicros(iso)
  return us === undefined ? iso : formatDateTime(us, 'UTC', 'milli').slice(5)
}
