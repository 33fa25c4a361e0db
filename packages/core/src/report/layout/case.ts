import type { CaseData } from '@bundlescope/contract/case.ts'
import type { Block, Inline } from '../blocks.ts'
import type { Style } from './document.ts'

/** What was told of the case; what nobody said is left out. */
export function caseData(data: CaseData, { words, at }: Style): Block[] {
  const { symptom, serviceRequest, incidentFrom, incidentTo, affected, status } = data
  const names = words.caseFields
  const rows: [string, Inline][] = []
  if (serviceRequest) rows.push([names.serviceRequest, [serviceRequest]])
  if (incidentFrom !== null) {
    const range = incidentTo !== null && incidentTo !== incidentFrom
    rows.push([names.incident, [range ? words.until(at(incidentFrom), at(incidentTo)) : at(incidentFrom)]])
  }
  if (affected.length > 0) rows.push([names.affected, [affected.join(', ')]])
  rows.push([names.status, [words.statuses[status] ?? status]])
  // Its lines as they were written: what belongs together is for whoever wrote it to say.
  const paragraphs = symptom
    .split('\n')
    .filter((part) => part.trim() !== '')
    .map((part): Block => ({ kind: 'paragraph', text: [part.trim()] }))
  return [{ kind: 'heading', level: 2, text: [words.case] }, ...paragraphs, { kind: 'fields', rows }]
}
