import type { BundleKind } from '@bundlescope/contract/bundle.ts'
import { type Clue, type Fact, facts, host, KIB } from '../fact.ts'

const PRODUCTS: Record<string, string> = { manager: 'VMware NSX Manager', edge: 'VMware NSX Edge' }

/** NSX for vSphere (6.x), NSX-T and NSX (2.x to 9): managers and edges. */
export const NSX: readonly Clue[] = [
  {
    // VMware NSX Software, Version 3.1.2.0.0.17883596
    at: /(?:^|\/)[^/]*(?:version|nsx_issue|issue)[^/]*$/i,
    maxSize: 64 * KIB,
    read(text) {
      const [, title = '', version] = /(NSX[^\n]{0,200}?)version:?[ \t]*(\d+(?:\.\d+){2,})/i.exec(text) ?? []
      if (version === undefined) return []
      const build = /\.(\d{6,})$/.exec(version)?.[1] ?? /build(?: number)?:?[ -]{0,5}(\d{6,})/i.exec(text)?.[1]
      const product = PRODUCTS[/\b(manager|edge)\b/i.exec(title)?.[1]?.toLowerCase() ?? ''] ?? 'VMware NSX'
      return facts('nsx-manager', 1, { product, version: version.replace(/\.\d{6,}$/, ''), build })
    },
  },
  {
    // <182>1 2023-05-01T08:00:00.000Z mgr01 NSX 2101 SYSTEM [nsx@6876 comp="nsx-manager" level="INFO" subcomp="policy"] …
    at: /(?:^|\/)(?:syslog|nsx-audit(?:-write)?|messages|vsm|policy|nsxapi|cm-inventory|nsxcli|api_server|nsx-ccp)(?:\.log)?(?:\.\d+)?(?:\.gz)?$/,
    maxSize: null,
    proves: (text): BundleKind | null => (component(text) === null ? null : 'nsx-manager'),
    read(text): Fact[] {
      const found = component(text)
      return found === null
        ? []
        : [...facts('nsx-manager', 3, { product: PRODUCTS[found.role] }), ...host(found.host, 5)]
    },
  },
]

/** Hosts (`nsx-esx`) write such lines, too: those are no manager's and no edge's. */
function component(text: string): { role: string; host: string | undefined } | null {
  const found = /^(.{0,500})\[nsxv?@6876 (?:[^\]\n]{0,300}? )?comp="nsx-(manager|edge)"/m.exec(text)
  if (found === null) return null
  // the name behind the time: `… 2023-05-01T08:00:00.000Z mgr01 NSX`, `… May  1 08:00:00 mgr01 NSX`
  const name = /(?:\d{4}-\d\d-\d\dT\S+|\d\d:\d\d:\d\d) ([A-Za-z0-9][\w.-]*) /.exec(found[1]!)?.[1]
  return { role: found[2]!, host: name === 'NSX' ? undefined : name }
}
