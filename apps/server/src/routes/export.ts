import { Readable } from 'node:stream'
import {
  EXPORT_COLUMNS,
  EXPORT_FORMATS,
  type ExportColumn,
  type ExportFormat,
  ExportQuery,
} from '@bundlescope/contract/report.ts'
import { isZone } from '@bundlescope/core/report/time.ts'
import type { Routes } from '../app.ts'
import { clientGone } from '../client-gone.ts'
import { OfInvestigation } from '../params.ts'
import { ProblemError } from '../problem.ts'
import { exportLines } from '../report/export.ts'
import { attachment } from '../report/file-name.ts'
import { readableBundles, scopeOf } from '../scope.ts'

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
  log: 'text/plain; charset=utf-8',
}
const USUAL: readonly ExportColumn[] = [
  'time',
  'level',
  'source',
  'host',
  'thread',
  'component',
  'op',
  'message',
  'path',
  'line',
]

/** What the event table shows, all of it, as a file. */
export const exportRoutes: Routes = (app, { catalog, store, redactions }) => {
  for (const format of EXPORT_FORMATS) {
    app.get(
      `/investigations/:id/export.${format}`,
      { schema: { params: OfInvestigation, querystring: ExportQuery, produces: [TYPES[format]] } },
      async (request, reply) => {
        const { id } = request.params
        const { tz = 'UTC', columns, bom, redact, ...query } = request.query
        if (!isZone(tz)) throw new ProblemError('bad-request', `tz=${tz} is no time zone.`)
        const scope = scopeOf(readableBundles(catalog, id, request.veil !== null).bundles, query, request.tokens)
        const redactor = redact === '1' || request.veil ? await redactions.of(id) : null
        const choices = {
          format,
          bom: bom === '1',
          columns: columnsOf(columns),
          zone: tz,
          change: (text: string) => redactor?.text(text) ?? text,
        }
        const lines = await exportLines(store, scope, choices, clientGone(reply))
        const name = redactor ? 'events' : (catalog.investigation(id)?.name ?? 'events')
        reply.header('content-disposition', attachment(name, format)).type(TYPES[format])
        const stream = Readable.from(lines, { objectMode: false })
        if (redactor) stream.once('close', () => redactions.keep(id))
        return reply.send(stream)
      },
    )
  }
}

function columnsOf(text: string | undefined): readonly ExportColumn[] {
  const words = text?.split(',').filter((word) => word !== '') ?? []
  if (words.length === 0) return USUAL
  return words.map((word) => {
    const column = EXPORT_COLUMNS.find((one) => one === word)
    if (!column) throw new ProblemError('bad-request', `columns: a row has no ${word.slice(0, 100)}.`)
    return column
  })
}
