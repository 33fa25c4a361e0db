import type { Analysis } from '@bundlescope/contract/analysis.ts'
import type { BundleFile, BundleMember, Source, Totals } from '@bundlescope/contract/bundle.ts'
import type { Operations } from '@bundlescope/core/facts/operations.ts'
import type { Language } from '@bundlescope/core/report/report.ts'
import type { BundleReport } from '@bundlescope/core/store/port.ts'
import { type Conclusions, conclusionsOf } from './conclusions.ts'

/** What was learnt of one FILE of the command line. */
export interface Opened {
  /** Its id in the store. */
  bundle: string
  name: string
  sha256: string
  /** `failed`: nothing in it could be read; the report then says why, file by file. */
  state: 'ready' | 'partial' | 'failed'
  /** Why it is not whole; null when it is. */
  message: string | null
  report: BundleReport
  operations: Operations
}

/** `analyze --format json`, schema 1: names and shapes that scripts rely on. Ids count over all FILEs. */
export interface AnalysisDocument extends Conclusions {
  schema: 1
  /** `sha256` is of the bytes of a FILE; a bundle inside another has none of its own. `status` and `reason` are of the FILE, too. */
  bundles: (BundleMember & { sha256: string | null; status: 'ok' | 'partial' | 'skipped'; reason: string | null })[]
  files: (Omit<BundleFile, 'member'> & { bundle: string })[]
  sources: Omit<Source, 'member' | 'host'>[]
  totals: Totals
  operations: Operations
}

/** @param analysis of all of them together, null when nothing could be read */
export function analysisDocument(
  opened: readonly Opened[],
  analysis: Analysis | null,
  language: Language,
): AnalysisDocument {
  const contents: Contents = {
    schema: 1,
    bundles: [],
    files: [],
    sources: [],
    totals: { files: 0, bytes: 0, lines: 0, events: 0, continuationLines: 0, unparsedLines: 0 },
    operations: { total: 0, failed: [] },
  }
  const numbers = new Map<string, string>()
  for (const one of opened) add(contents, numbers, one)
  contents.operations.failed.sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0))
  const bundleOf = (upload: string, member: string) => numbers.get(`${upload} ${member}`) ?? member
  return { ...contents, ...conclusionsOf(analysis ?? NOTHING, language, bundleOf) }
}

type Contents = Omit<AnalysisDocument, keyof Conclusions>

const NOTHING: Analysis = {
  services: [],
  ports: [],
  findings: [],
  checks: [],
  topology: { nodes: [], edges: [] },
  environment: [],
  guestIntrospection: null,
  names: [],
  complete: true,
  tookMs: 0,
}

const STATUS = { ready: 'ok', partial: 'partial', failed: 'skipped' } as const

function add(
  document: Contents,
  numbers: Map<string, string>,
  { bundle, sha256, state, message, report, operations }: Opened,
): void {
  const offset = document.bundles.length
  for (const [i, member] of report.members.entries()) numbers.set(`${bundle} ${member.id}`, `b${offset + i + 1}`)
  const idOf = (member: string) => numbers.get(`${bundle} ${member}`) ?? member
  for (const member of report.members) {
    const { id, parent, ...rest } = member
    document.bundles.push({
      id: idOf(id),
      parent: parent === null ? null : idOf(parent),
      ...rest,
      sha256: parent === null ? sha256 : null,
      status: STATUS[state],
      reason: message,
    })
  }
  for (const { member, ...file } of report.files) document.files.push({ ...file, bundle: idOf(member) })
  for (const { member, host: _, ...source } of report.sources) {
    document.sources.push({ ...source, id: `s${document.sources.length + 1}`, bundle: idOf(member) })
  }
  for (const key of Object.keys(document.totals) as (keyof Totals)[]) document.totals[key] += report.totals[key]
  document.operations.total += operations.total
  document.operations.failed.push(...operations.failed)
}
