import type { BundleKind } from '@bundlescope/contract/bundle.ts'
import type { Container } from './entry.ts'
import { readName } from './identity/archivename.ts'
import { CLUES, ESXI, type Fact, type FactField, VCENTER } from './identity/clues.ts'
import { Layout } from './identity/layout.ts'
import { baseName } from './topfolder.ts'

/** What one container is. Values are as its files say them; null when none does. */
export interface Identity {
  kind: BundleKind
  host: string | null
  product: string | null
  version: string | null
  build: string | null
  /** ISO UTC with microseconds. */
  collectedAt: string | null
  /** The machine's zone, `UTC` or `+09:00`, for stamps without one. */
  zone: string | null
  /** Path (or name of the archive) that a value was read from, by field. */
  evidence: Record<string, string>
}

/** What a name says is trusted after everything that files say. */
const NAME_RANK = 8
const FOLDER_RANK = 9

const PRODUCTS: Partial<Record<BundleKind, string>> = {
  'vc-support': VCENTER,
  'vm-support': ESXI,
  'nsx-manager': 'VMware NSX',
  'sva-diagnostic': 'Trend Micro Deep Security',
}

/**
 * Finds out what a container is while it is read: kind by layout and by what a few small files say.
 * One for each container; `note` every path, `see` the files it `wants`, then ask for the `result`.
 */
export class Identifier {
  private readonly container: Container
  private readonly layout = new Layout()
  private readonly told: (Fact & { path: string })[] = []

  constructor(container: Container) {
    this.container = container
  }

  /** Evidence of the layout; for every path, read or skipped. */
  note(path: string): void {
    this.layout.note(path)
  }

  /** Whether the head of this file may tell something. `size` in bytes as in the archive, null when unknown. */
  wants(path: string, size: number | null): boolean {
    return CLUES.some(({ at, maxSize }) => at.test(path) && (maxSize === null || size === null || size <= maxSize))
  }

  /** `head`: the first bytes of a wanted file, unpacked, 256 KiB at most. */
  see(path: string, head: Buffer): void {
    const text = head.toString('utf8')
    for (const { at, read, proves } of CLUES) {
      if (!at.test(path)) continue
      const kind = proves?.(text) ?? null
      if (kind !== null && kind !== 'files' && kind !== 'client-export') this.layout.claim(kind, 5, path)
      for (const fact of read(text)) this.told.push({ ...fact, path })
    }
  }

  result(): Identity {
    const { kind, path } = this.layout.kind()
    const facts = [...this.told, ...this.factsOfNames()].filter(
      (fact) => fact.of === undefined || fact.of === kind || kind === 'files',
    )
    const evidence: Record<string, string> = path === null ? {} : { kind: path }
    const best = (field: FactField): string | null => {
      const fact = bestFact(facts.filter((one) => one.field === field))
      if (fact !== null) evidence[field] = fact.path
      return fact?.value ?? null
    }
    const host = best('host')
    // ESXi keeps no other zone
    const zone = kind === 'vm-support' ? 'UTC' : best('zone')
    const product = best('product') ?? PRODUCTS[kind] ?? null
    return {
      kind,
      host,
      product,
      version: best('version'),
      build: best('build'),
      collectedAt: best('collectedAt'),
      zone,
      evidence,
    }
  }

  private factsOfNames(): (Fact & { path: string })[] {
    const facts: (Fact & { path: string })[] = []
    for (const name of [this.container.top, this.container.name]) {
      if (name === undefined) continue
      const { host, collectedAt } = readName(name)
      if (host !== null) facts.push({ field: 'host', value: host, rank: NAME_RANK, path: name })
      if (collectedAt !== null) facts.push({ field: 'collectedAt', value: collectedAt, rank: NAME_RANK, path: name })
    }
    const outer = this.layout.outerFolder() ?? this.container.top ?? null
    for (const kind of ['guest', 'sva-diagnostic'] as const) {
      if (outer !== null)
        facts.push({ field: 'host', value: baseName(outer), rank: FOLDER_RANK, of: kind, path: outer })
    }
    return facts
  }
}

/** The fact of the smallest rank, the first of several; a short host name gives way to the same name with its domain. */
function bestFact(facts: (Fact & { path: string })[]): (Fact & { path: string }) | null {
  const first = facts.toSorted((a, b) => a.rank - b.rank)[0]
  if (first === undefined) return null
  if (first.field !== 'host' || first.value.includes('.')) return first
  return facts.find((fact) => fact.value.toLowerCase().startsWith(`${first.value.toLowerCase()}.`)) ?? first
}
