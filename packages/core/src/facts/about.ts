import type { BundleReport } from '../store/port.ts'

/** The kind of bundle that something about such an object is read as. */
const KINDS: Readonly<Record<string, string>> = {
  host: 'vm-support',
  vm: 'guest',
  sva: 'sva-diagnostic',
  manager: 'nsx-manager',
}

/**
 * Reports in which the members of a bundle are what a person says they are: `host:esx01` makes a pasted listing one of
 * that host. Only members that do not know better (loose files, pastes) change their kind.
 *
 * @param abouts by bundle
 */
export function sayWhatTheyAre(
  bundles: readonly string[],
  reports: readonly BundleReport[],
  abouts: ReadonlyMap<string, string>,
): BundleReport[] {
  return reports.map((report, n) => {
    const about = abouts.get(bundles[n]!)
    if (about === undefined) return report
    const colon = about.indexOf(':')
    const [what, host] = [about.slice(0, colon), about.slice(colon + 1)]
    return {
      ...report,
      members: report.members.map((member) => ({
        ...member,
        host,
        kind: member.kind === 'files' ? (KINDS[what] ?? member.kind) : member.kind,
      })),
      sources: report.sources.map((source) => ({ ...source, host })),
    }
  })
}
