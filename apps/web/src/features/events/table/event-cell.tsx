import type { EventRow } from '@bundlescope/contract/event.ts'
import { useTranslation } from 'react-i18next'
import { nameLines } from '../../../investigation/name-lines.ts'
import { useNames } from '../../../investigation/names-context.tsx'
import { formatDateTime } from '../../../lib/time.ts'
import { LevelBadge } from '../../../ui/level-badge.tsx'
import { shortOp } from '../operation/op-id.ts'
import { excerpt } from '../text/excerpt.ts'
import { hits, type Wanted } from '../text/hits.ts'
import { MarkedText } from './marked-text.tsx'
import { microsOf } from './order.ts'
import { CUT_DAY, firstLine, splitTime } from './time-cell.ts'

export type CellProps = {
  id: string
  event: EventRow
  /** The row above: what its time shares with this one's is shown dim. */
  above: EventRow | undefined
  wanted: Wanted
  wrap: boolean
  /** Letters of `2020-12-07 09:20:50.936` left out: the day or the year, where the window holds only one. */
  timeCut: number
  /** How many letters of a message fit on one line. */
  letters: number
  onPivot: (event: EventRow) => void
}

/** One cell of a row, by the name of its column. */
export function EventCell(props: CellProps) {
  const { id, event } = props
  if (id === 'time') return <TimeCell {...props} />
  if (id === 'level') return <LevelCell level={event.level} />
  if (id === 'op') return <OpCell {...props} />
  if (id === 'message') return <MessageCell {...props} />
  if (id === 'thread') return <ThreadCell thread={event.thread} />
  const text = id === 'source' ? event.sourceName : (event[id as 'host' | 'program' | 'component'] ?? '')
  return <span title={id === 'source' ? `${event.host ?? ''} ${event.path}:${event.line}` : text}>{text}</span>
}

/** On ESXi a thread may be a world that the inventory has a name for. */
function ThreadCell({ thread }: { thread: string | null }) {
  const names = useNames()
  if (thread === null) return null
  const worlds = names.of(thread).filter(({ kind }) => kind === 'world')
  return (
    <span className={worlds.length ? 'named' : undefined} title={[thread, ...nameLines(worlds)].join('\n')}>
      {thread}
    </span>
  )
}

/** The time in UTC: `09:20:50.936`; with a smaller `cut` `12-07 09:20:50.936` (5) or the year as well (0). */
export function shownTime(event: EventRow, cut: number = CUT_DAY): string {
  return formatDateTime(microsOf(event), 'UTC', 'milli').slice(cut)
}

function TimeCell({ event, above, timeCut }: CellProps) {
  const { same, fresh } = splitTime(shownTime(event, timeCut), above && shownTime(above, timeCut))
  return (
    <>
      <span className="time-same">{same}</span>
      {fresh}
    </>
  )
}

function LevelCell({ level }: { level: string }) {
  const { t } = useTranslation()
  return <LevelBadge level={level} label={t(`level.${level}`)} />
}

function OpCell({ event, onPivot }: CellProps) {
  const { t } = useTranslation('events')
  if (event.op === null) return <span className="nothing">–</span>
  return (
    <button
      type="button"
      className="op-chip"
      tabIndex={-1}
      title={t('op.pivotHint', { op: event.op })}
      aria-label={t('op.pivot', { op: event.op })}
      onClick={(click) => {
        click.stopPropagation()
        onPivot(event)
      }}
    >
      {shortOp(event.op)}
    </button>
  )
}

function MessageCell({ event, wanted, wrap, letters }: CellProps) {
  const { t } = useTranslation('events')
  if (wrap) return <MarkedText text={event.message.replace(/\n$/, '')} wanted={wanted} />
  const { line, more } = firstLine(event.message)
  return (
    <>
      <MarkedText text={excerpt(line, hits(line, wanted), letters)} wanted={wanted} />
      {more > 0 && (
        <span className="more-lines" title={t('table.moreLines', { count: more })}>
          {' '}
          ⏎{more}
        </span>
      )}
    </>
  )
}
