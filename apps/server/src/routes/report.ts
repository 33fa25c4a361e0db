import {
  REPORT_FORMATS,
  REPORT_PARTS,
  Redactions,
  type ReportFormat,
  type ReportPart,
  ReportQuery,
  USUAL_PARTS,
} from '@bundlescope/contract/report.ts'
import { buildReport } from '@bundlescope/core/report/build.ts'
import { linksTo } from '@bundlescope/core/report/links.ts'
import { redactReport } from '@bundlescope/core/report/redaction/redact-report.ts'
import { renderReport } from '@bundlescope/core/report/render/render.ts'
import { isZone } from '@bundlescope/core/report/time.ts'
import type { Routes } from '../app.ts'
import { clientGone } from '../client-gone.ts'
import { isoNow } from '../ids.ts'
import { OfInvestigation } from '../params.ts'
import { ProblemError } from '../problem.ts'
import { collectReport } from '../report/collect.ts'
import { attachment } from '../report/file-name.ts'

const TYPES: Readonly<Record<ReportFormat, string>> = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}
/** Opened in a browser, the report may do nothing at all: it is no page of this server. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups"

/** What was found, for a colleague, a ticket, an archive. */
export const reportRoutes: Routes = (app, services) => {
  const { redactions } = services
  for (const format of REPORT_FORMATS) {
    app.get(
      `/investigations/:id/report.${format}`,
      { schema: { params: OfInvestigation, querystring: ReportQuery, produces: [TYPES[format]] } },
      async (request, reply) => {
        const { id } = request.params
        const { lang = 'en', tz = 'UTC', redact, download } = request.query
        if (!isZone(tz)) throw new ProblemError('bad-request', `tz=${tz} is no time zone.`)
        const parts = partsOf(request.query.parts)
        const input = await collectReport(services, id, parts, clientGone(reply))
        const links = linksTo(`${request.protocol}://${request.host}`, id, tz)
        let report = buildReport(input, { language: lang, zone: tz, parts, links, madeAt: isoNow() })
        if (redact === '1') {
          const redactor = await redactions.of(id)
          report = redactReport(report, redactor)
          await redactions.keep(id, redactor)
        }
        if (download === '1') reply.header('content-disposition', attachment(report.title, format))
        if (format === 'html') reply.header('content-security-policy', POLICY)
        return reply.type(TYPES[format]).send(Buffer.from(renderReport(report, format)))
      },
    )
  }

  app.get(
    '/investigations/:id/redactions',
    { schema: { params: OfInvestigation, response: { 200: Redactions } } },
    async (request) => (await redactions.of(request.params.id)).redactions(),
  )
}

function partsOf(text: string | undefined): readonly ReportPart[] {
  if (text === undefined) return USUAL_PARTS
  const words = text.split(',').filter((word) => word !== '')
  const unknown = words.find((word) => !REPORT_PARTS.some((part) => part === word))
  if (unknown !== undefined) throw new ProblemError('bad-request', `parts: a report has no part ${unknown}.`)
  return REPORT_PARTS.filter((part) => words.includes(part))
}
