import type { Totals } from '@bundlescope/contract/bundle.ts'
import type { ReportedBundle } from '../input.ts'
import type { Report, ReportBundle } from '../report.ts'
import type { BundleLabels } from './context.ts'

/** Members are counted over all uploads: `b1`, `b2` … */
export function labelsOf(bundles: readonly ReportedBundle[]): BundleLabels {
  const labels = new Map<string, string>()
  for (const { id, report } of bundles)
    for (const member of report.members) labels.set(`${id} ${member.id}`, `b${labels.size + 1}`)
  const byHash = new Map(bundles.map(({ id, sha256 }) => [sha256, id]))
  return {
    of: (upload, member) => labels.get(`${upload} ${member}`) ?? member,
    ofHash(sha256, member) {
      const upload = byHash.get(sha256)
      return upload === undefined ? null : (labels.get(`${upload} ${member}`) ?? null)
    },
  }
}

export function bundlesOf(bundles: readonly ReportedBundle[], labels: BundleLabels): ReportBundle[] {
  return bundles.flatMap(({ id, name, sha256, bytes, message, report }) =>
    report.members.map((member): ReportBundle => {
      const whole = member.parent === null
      return {
        id: labels.of(id, member.id),
        parent: whole ? null : labels.of(id, member.parent!),
        name: whole ? name : member.name,
        kind: member.kind,
        host: member.host,
        product: member.product,
        version: member.version,
        build: member.build,
        collectedAt: member.collectedAt,
        timeZone: member.zone ?? null,
        sha256: whole ? sha256 : null,
        bytes: whole ? bytes : null,
        message: whole ? message : null,
      }
    }),
  )
}

const NONE: Totals = { files: 0, bytes: 0, lines: 0, events: 0, continuationLines: 0, unparsedLines: 0 }

export function contentsOf(bundles: readonly ReportedBundle[], labels: BundleLabels): NonNullable<Report['contents']> {
  const totals = { ...NONE }
  for (const { report } of bundles)
    for (const key of Object.keys(totals) as (keyof Totals)[]) totals[key] += report.totals[key]
  return {
    totals,
    sources: bundles.flatMap(({ id, report }) =>
      report.sources.map(({ member, name, events, levels, firstTime, lastTime, gaps }) => ({
        bundle: labels.of(id, member),
        name,
        events,
        levels,
        firstTime,
        lastTime,
        gaps,
      })),
    ),
    // Read whole and understood, or of no interest: not worth a line.
    files: bundles.flatMap(({ id, report }) =>
      report.files
        .filter((file) => file.kind === 'log' || file.status === 'partial')
        .map(({ member, path, format, status, reason, lines, events, unparsedLines }) => ({
          bundle: labels.of(id, member),
          path,
          format,
          status,
          reason,
          lines,
          events,
          unparsedLines,
        })),
    ),
  }
}
