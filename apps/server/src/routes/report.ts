import { REPORT_FORMATS, type ReportFormat, ReportQuery } from '@bundlescope/contract/report.ts'
import { isZone } from '@bundlescope/core/report/time.ts'
import type { Routes } from '../app.ts'
import { clientGone } from '../client-gone.ts'
import { OfInvestigation } from '../params.ts'
import { ProblemError } from '../problem.ts'
import { attachment } from '../report/file-name.ts'
import { makeReport } from '../report/make.ts'
import { partsOf } from '../report/parts.ts'

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
  for (const format of REPORT_FORMATS) {
    app.get(
      `/investigations/:id/report.${format}`,
      { schema: { params: OfInvestigation, querystring: ReportQuery, produces: [TYPES[format]] } },
      async (request, reply) => {
        const { lang = 'en', tz = 'UTC', redact, scope = null, download } = request.query
        if (!isZone(tz)) throw new ProblemError('bad-request', `tz=${tz} is no time zone.`)
        const wish = {
          format,
          language: lang,
          zone: tz,
          parts: chosen(request.query.parts),
          redact: redact === '1' || request.veil !== null,
          scope,
          base: `${request.protocol}://${request.host}`,
        }
        const { title, text } = await makeReport(services, request.params.id, wish, clientGone(reply))
        if (download === '1') reply.header('content-disposition', attachment(title, format))
        if (format === 'html') reply.header('content-security-policy', POLICY)
        return reply.type(TYPES[format]).send(Buffer.from(text))
      },
    )
  }
}

function chosen(parts: string | undefined) {
  try {
    return partsOf(parts)
  } catch (error) {
    throw new ProblemError('bad-request', `parts: ${(error as Error).message}.`)
  }
}
