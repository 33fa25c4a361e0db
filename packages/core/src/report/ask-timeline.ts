import type { Timeline } from '@bundlescope/contract/event.ts'
import type { EventStore } from '../store/port.ts'
import { stretchOf } from './build/marks.ts'
import type { ReportInput } from './input.ts'

const BARS = 200

/** The histogram of a report: around incident, findings and pins, or over everything. Null without bundles. */
export async function askTimeline(
  store: Pick<EventStore, 'timeline'>,
  bundles: readonly string[],
  told: Pick<ReportInput, 'analysis' | 'pins' | 'case'>,
  signal?: AbortSignal,
): Promise<Timeline | null> {
  if (bundles.length === 0) return null
  const where = { kind: 'all' as const, span: { start: 0, end: 0 } }
  const { from, to } = stretchOf(told) ?? { from: null, to: null }
  const asked = { bundles, where, levels: null, sources: null }
  const around = await store.timeline({ ...asked, from, to }, BARS, signal)
  // What was told of may lie beside every log.
  return around.total > 0 || from === null ? around : store.timeline({ ...asked, from: null, to: null }, BARS, signal)
}
