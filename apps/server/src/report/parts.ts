import { REPORT_PARTS, type ReportPart, USUAL_PARTS } from '@bundlescope/contract/report.ts'

/** `findings,board` → both, in the order of the report; undefined → the usual ones. Throws an error that names what there is not. */
export function partsOf(text: string | undefined): readonly ReportPart[] {
  if (text === undefined) return USUAL_PARTS
  const words = text.split(',').filter((word) => word !== '')
  const unknown = words.find((word) => !REPORT_PARTS.some((part) => part === word))
  if (unknown !== undefined) throw new Error(`a report has no part ${unknown}; it has ${REPORT_PARTS.join(', ')}`)
  return REPORT_PARTS.filter((part) => words.includes(part))
}
