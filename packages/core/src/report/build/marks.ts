import { type Micros, parseMicros } from '@bundlescope/contract/time.ts'
import type { ReportInput } from '../input.ts'
import type { ReportTimeline } from '../report.ts'
import type { BuildContext } from './context.ts'

type Moments = Pick<ReportInput, 'analysis' | 'pins' | 'case' | 'bundles'>
const MINUTE = 60_000_000

/** What stands above the timeline: when it happened, findings, pins, when the bundles were collected. */
export function marksOf(input: Moments, { language, labels }: BuildContext): ReportTimeline['marks'] {
  const marks: ReportTimeline['marks'] = []
  const incident = input.case?.incidentFrom
  if (incident) marks.push({ kind: 'incident', time: incident, text: '' })
  for (const [n, { severity, from, title }] of (input.analysis?.findings ?? []).entries()) {
    if (from !== null && severity !== 'info')
      marks.push({ kind: 'finding', time: from, text: `${n + 1}. ${title[language]}` })
  }
  for (const [n, { anchor }] of input.pins.entries()) {
    const time = timeOfAnchor(anchor)
    if (time !== null) marks.push({ kind: 'pin', time, text: String(n + 1) })
  }
  for (const { id, report } of input.bundles)
    for (const member of report.members)
      if (member.collectedAt !== null)
        marks.push({ kind: 'collected', time: member.collectedAt, text: labels.of(id, member.id) })
  return marks
}

/**
 * The stretch of time that the picture should show: incident, findings and pins with as much again around them (half an
 * hour at least). Null when there are none: everything.
 */
export function stretchOf({
  analysis,
  pins,
  case: data,
}: Omit<Moments, 'bundles'>): { from: Micros; to: Micros } | null {
  const times = [
    data?.incidentFrom,
    data?.incidentTo,
    ...(analysis?.findings ?? []).filter(({ severity }) => severity !== 'info').flatMap(({ from, to }) => [from, to]),
    ...pins.map(({ anchor }) => timeOfAnchor(anchor)),
  ].flatMap((time) => parseMicros(time ?? '') ?? [])
  if (times.length === 0) return null
  const first = times.reduce((a, b) => Math.min(a, b))
  const last = times.reduce((a, b) => Math.max(a, b))
  const around = Math.max(30 * MINUTE, Math.round((last - first) / 2))
  return { from: first - around, to: last + around }
}

function timeOfAnchor(anchor: ReportInput['pins'][number]['anchor']): string | null {
  if (anchor.kind === 'note') return null
  if (anchor.kind === 'range') return anchor.from
  return anchor.time
}
