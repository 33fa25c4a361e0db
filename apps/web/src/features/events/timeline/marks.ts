import type { Bundle } from '@bundlescope/contract/bundle.ts'
import type { Pin } from '@bundlescope/contract/case.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { timeOfAnchor } from '../../../investigation/anchor.ts'
import type { Mark } from '../../../investigation/marks.ts'
import { type Range, xOf } from './range.ts'

/** What stands above the histogram: what was found and pinned, services that stopped and started, when a bundle was collected. */
export type TimelineMark =
  | Mark
  | { kind: 'collected'; time: number; host: string | null }
  | { kind: 'pin'; time: number; pin: Pin }

/** Marks that would lie over each other, as one. */
export type MarkGroup = { x: number; marks: TimelineMark[] }

/** Pixels within which marks are one: the least that can be hit with a finger. */
const NEAR = 24

/** When each bundle was collected; several of one host at one moment are one. */
export function collectionMarks(bundles: readonly Pick<Bundle, 'members'>[]): TimelineMark[] {
  const marks = bundles.flatMap(({ members }) =>
    members.flatMap(({ collectedAt, host }): TimelineMark[] => {
      const time = collectedAt === null ? undefined : parseMicros(collectedAt)
      return time === undefined ? [] : [{ kind: 'collected', time, host }]
    }),
  )
  return [...new Map(marks.map((mark) => [JSON.stringify(mark), mark])).values()]
}

export function pinMarks(pins: readonly Pin[]): TimelineMark[] {
  return pins.flatMap((pin): TimelineMark[] => {
    const time = timeOfAnchor(pin.anchor)
    return time === null ? [] : [{ kind: 'pin', time, pin }]
  })
}

/** The marks of an axis, by place; those outside of it are left out. */
export function groupMarks(marks: readonly TimelineMark[], axis: Range, width: number): MarkGroup[] {
  const groups: MarkGroup[] = []
  for (const mark of marks.toSorted((a, b) => a.time - b.time)) {
    if (mark.time < axis.from || mark.time > axis.to) continue
    const x = xOf(mark.time, axis, width)
    const last = groups.at(-1)
    if (last && x - last.x < NEAR) last.marks.push(mark)
    else groups.push({ x, marks: [mark] })
  }
  return groups
}

const RANK: Record<TimelineMark['kind'], number> = { finding: 0, pin: 1, stop: 2, start: 3, collected: 4 }
const GRAVITY = ['critical', 'high', 'medium', 'low', 'info']

/** The mark that stands for its group: the gravest finding, or else a stop. */
export function leadOf({ marks }: MarkGroup): TimelineMark {
  const rank = (mark: TimelineMark) =>
    RANK[mark.kind] * 10 + (mark.kind === 'finding' ? GRAVITY.indexOf(mark.severity) : 0)
  return marks.reduce((best, mark) => (rank(mark) < rank(best) ? mark : best))
}
