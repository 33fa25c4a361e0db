import type { ExportColumn, ExportFormat, ReportFormat, ReportPart } from '@bundlescope/contract/report.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { GiScope } from '@bundlescope/contract/view.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { API, ApiProblem } from './client.ts'
import type { Filter } from './queries.ts'

export type ReportChoices = {
  lang: 'en' | 'ja'
  /** IANA zone beside UTC; `UTC`: none. */
  tz: string
  parts: readonly ReportPart[]
  redact: boolean
  /** What was answered to the question of scoping. */
  scope: GiScope
}

/** Where a report lies; `download`: as a file to keep. */
export function reportAddress(id: string, format: ReportFormat, choices: ReportChoices, download: boolean): string {
  const { lang, tz, parts, redact, scope } = choices
  const query = new URLSearchParams({ lang, tz, parts: parts.join(',') })
  if (redact) query.set('redact', '1')
  if (scope !== 'unknown') query.set('scope', scope)
  if (download) query.set('download', '1')
  return `${API}/investigations/${encodeURIComponent(id)}/report.${format}?${query}`
}

export function redactionsAddress(id: string): string {
  return `${API}/investigations/${encodeURIComponent(id)}/redactions`
}

/** The report as text, for the preview and for copying. The last one stays in sight while the next is made. */
export function reportQuery(id: string, format: ReportFormat, choices: ReportChoices) {
  const address = reportAddress(id, format, choices, false)
  return queryOptions({
    queryKey: ['report', address],
    queryFn: ({ signal }) => textAt(address, signal),
    placeholderData: keepPreviousData,
    // Made anew whenever it is looked at: pins and notes change all the time.
    staleTime: 0,
    gcTime: 60_000,
  })
}

async function textAt(address: string, signal?: AbortSignal): Promise<string> {
  const response = await fetch(address, { signal: signal ?? null })
  if (response.ok) return response.text()
  const problem = await response.json().catch(() => null)
  throw new ApiProblem(problem ?? { title: 'The server does not answer', status: response.status, code: 'internal' })
}

export type ExportChoices = {
  columns: readonly ExportColumn[]
  tz: string
  /** For Excel, which takes UTF-8 for another encoding without it. */
  bom: boolean
  redact: boolean
}

/** Where all rows of a filter lie as a file. */
export function exportAddress(id: string, format: ExportFormat, filter: Filter, choices: ExportChoices): string {
  const query = new URLSearchParams()
  const { q, from, to, level, source } = filter
  if (q.trim()) query.set('q', q)
  if (from !== null) query.set('from', formatMicros(from))
  if (to !== null) query.set('to', formatMicros(to))
  if (level.length > 0) query.set('level', level.join(','))
  if (source.length > 0) query.set('source', source.join(','))
  if (format !== 'log') query.set('columns', choices.columns.join(','))
  if (choices.columns.includes('local')) query.set('tz', choices.tz)
  if (format === 'csv' && choices.bom) query.set('bom', '1')
  if (choices.redact) query.set('redact', '1')
  return `${API}/investigations/${encodeURIComponent(id)}/export.${format}?${query}`
}
