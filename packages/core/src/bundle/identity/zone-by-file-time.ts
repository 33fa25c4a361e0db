import { zoneText } from './datetext.ts'
import type { Fact } from './fact.ts'
import { meaningsOf } from './zone-abbreviations.ts'

const MINUTE_MS = 60_000
/** Between the command and the file's last change. */
const TOLERANCE_MS = 10 * MINUTE_MS

/**
 * A command's time in a zone of several meanings, made clear by when the file with its output was written: `18:40 CST` in a
 * file of 10:40 UTC is China's. Other facts, and what no meaning explains, stay as they are.
 *
 * @param modified microseconds UTC; a zip may state a local time, which fits no meaning but UTC's and is of no harm
 */
export function clearedByFileTime(facts: readonly Fact[], modified: number | null): readonly Fact[] {
  const local = facts.find(({ field }) => field === 'localTime')
  const named = facts.find(({ field }) => field === 'zoneName')
  if (modified === null || local === undefined || named === undefined) return facts
  const east = Date.parse(`${local.value.slice(0, 19)}Z`) - modified / 1000
  const minutes = meaningsOf(named.value).find((meaning) => Math.abs(east - meaning * MINUTE_MS) < TOLERANCE_MS)
  if (minutes === undefined) return facts
  const utc = new Date(Date.parse(`${local.value.slice(0, 19)}Z`) - minutes * MINUTE_MS)
  return [
    ...facts.filter((fact) => fact !== local && fact !== named),
    { ...local, field: 'collectedAt', value: `${utc.toISOString().slice(0, 19)}${local.value.slice(19)}Z` },
    { ...named, field: 'zone', value: zoneText(minutes) },
  ]
}
