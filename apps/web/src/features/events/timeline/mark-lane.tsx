import type { Pin } from '@bundlescope/contract/case.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { placeOfPin } from '../../../investigation/place-of-pin.ts'
import { useView } from '../../../investigation/use-view.ts'
import { formatDateTime } from '../../../lib/time.ts'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { Tooltip } from '../../../ui/tooltip.tsx'
import { groupMarks, leadOf, type MarkGroup, type TimelineMark } from './marks.ts'
import type { Range } from './range.ts'

type MarkLaneProps = {
  marks: readonly TimelineMark[]
  axis: Range
  width: number
  /** To the first event at a time or after it. */
  onPoint: (time: number) => void
}

/** A pinned line that is no event today is looked for by its time. */
const NO_BUNDLES: ReadonlySet<string> = new Set()

/** A narrow lane above the histogram: what was found and pinned, services that stopped and started, the collection. */
export function MarkLane({ marks, axis, width, onPoint }: MarkLaneProps) {
  const { t } = useTranslation('events')
  const groups = useMemo(() => (width > 0 ? groupMarks(marks, axis, width) : []), [marks, axis, width])
  // The lane keeps its room: what is concluded comes later, and nothing is to jump then.
  if (groups.length === 0) return <div className="mark-lane" />
  return (
    <ul className="mark-lane" aria-label={t('mark.lane')}>
      {groups.map((group) => (
        <li key={`${group.x} ${group.marks.length}`} style={{ left: Math.min(width - 6, Math.max(6, group.x)) }}>
          <Marked group={group} onPoint={onPoint} />
        </li>
      ))}
    </ul>
  )
}

/** Shape and colour both tell what it is. */
const SIGNS: Record<TimelineMark['kind'], string> = { finding: '◆', pin: '●', stop: '▲', start: '▼', collected: '◇' }
/** Lines of a group's tooltip; the menu has them all. */
const MOST_SAID = 6

function Marked({ group, onPoint }: { group: MarkGroup; onPoint: (time: number) => void }) {
  const say = useSay()
  const act = useAct(onPoint)
  const lead = leadOf(group)
  const [only, ...more] = group.marks
  const said = group.marks.map(say)
  const look = `mark mark-${lead.kind}${lead.kind === 'finding' ? ` mark-${lead.severity}` : ''}`
  const content = (
    <>
      <span aria-hidden="true">{SIGNS[lead.kind]}</span>
      {more.length > 0 && <sub>{group.marks.length}</sub>}
    </>
  )
  if (only && more.length === 0) {
    return (
      <Tooltip text={say(only)}>
        <button type="button" className={look} aria-label={say(only)} onClick={() => act(only)}>
          {content}
        </button>
      </Tooltip>
    )
  }
  const label = said.slice(0, MOST_SAID).join('\n')
  return (
    <Menu
      trigger={
        <button type="button" className={look} aria-label={label} title={label}>
          {content}
        </button>
      }
    >
      {group.marks.map((mark, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two services may stop at one moment
        <MenuItem key={i} onSelect={() => act(mark)}>
          <span className={`mark-sign mark-${mark.kind}`} aria-hidden="true">
            {SIGNS[mark.kind]}
          </span>
          {said[i]}
        </MenuItem>
      ))}
    </Menu>
  )
}

/** `05-14 05:31:00 vmware-sps stopped` */
function useSay() {
  const { t } = useTranslation('events')
  const local = useLocalText()
  return (mark: TimelineMark): string => {
    const time = formatDateTime(mark.time, 'UTC').slice(5)
    if (mark.kind === 'finding') return `${time} ${local(mark.title)}`
    if (mark.kind === 'pin') return `${time} ${t('mark.pin', { what: wordsOf(mark.pin) })}`
    const what = mark.kind === 'collected' ? (mark.host ?? '') : mark.service
    return `${time} ${t(`mark.${mark.kind}`, { what })}`.trim()
  }
}

const LONGEST = 80

/** The first line of its note, or else of what it stands at. */
function wordsOf({ anchor, note }: Pin): string {
  const text = note.trim() || ('text' in anchor ? anchor.text : 'title' in anchor ? anchor.title : '')
  return (text.split('\n', 1)[0] ?? '').slice(0, LONGEST)
}

/** A finding opens, a pin leads to where it stands; everything else leads to its moment in the table. */
function useAct(onPoint: (time: number) => void) {
  const { open, view } = useView()
  return (mark: TimelineMark) => {
    if (mark.kind === 'finding') return open('findings', { finding: mark.id, checks: 'none' })
    const place = mark.kind === 'pin' ? placeOfPin(mark.pin, view, NO_BUNDLES) : null
    if (place) open(place.panel, place.patch)
    else onPoint(mark.time)
  }
}
