import type { BundleKind } from '@bundlescope/contract/bundle.ts'
import { detectEncoding, headToUtf8 } from './encoding.ts'
import type { Container } from './entry.ts'
import { readName } from './identity/archivename.ts'
import { LINKS, STAMPS_RANK } from './identity/clues/clock.ts'
import { CLUES } from './identity/clues.ts'
import { zoneText } from './identity/datetext.ts'
import { ESX, ESXI, type Fact, type FactField, VCENTER } from './identity/fact.ts'
import { Layout } from './identity/layout.ts'
import { manyMeanings, meaningsOf } from './identity/zone-abbreviations.ts'
import { clearedByFileTime } from './identity/zone-by-file-time.ts'
import { utcOf } from './identity/zonename.ts'
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
  /**
   * The machine's zone, for stamps without one: an IANA name (`Asia/Tokyo`, `UTC`) where it is known, else an offset (`+09:00`),
   * which then is that of the moment of collection or of standard time. ESXi is always `UTC`.
   */
  zone: string | null
  /** What a value was read from, by field, for each that is not null and for `kind`: a path, or the name of the archive or folder. */
  evidence: Record<string, string>
}

/** A fact and the path, or name, that it was read from. */
type Told = Fact & { path: string }

/** What a file outside of all folders proves: not enough by itself, a paste is no bundle. */
const LOOSE = 2

/** What a name like `vc-vc01.lab.example-2026-03-12--04.00-2211` proves. */
const NAMED = 2

/** What a name says is trusted after everything that files say. */
const NAME_RANK = 8
const FOLDER_RANK = 9

const PRODUCTS: Partial<Record<BundleKind, string>> = {
  'vc-support': VCENTER,
  'vm-support': ESXI,
  'nsx-manager': 'VMware NSX',
}

/**
 * Finds out what a container is while it is read: kind by layout and by what a few small files say.
 * One for each container; `note` every path, `see` the files it `wants`, then ask for the `result`.
 */
export class Identifier {
  private readonly container: Container
  private readonly layout = new Layout()
  private readonly told: Told[] = []
  private named = false

  constructor(container: Container) {
    this.container = container
  }

  /** Evidence of the layout; for every path, read or skipped. `link`: where it points to, when it is a link. */
  note(path: string, link: string | null = null): void {
    this.layout.note(path)
    if (link === null) return
    for (const { at, read } of LINKS)
      if (at.test(path)) for (const fact of read(link)) this.told.push({ ...fact, path })
  }

  /** Whether the head of this file may tell something. `size` in bytes as in the archive, null when unknown. */
  wants(path: string, size: number | null): boolean {
    return CLUES.some(({ at, maxSize }) => at.test(path) && (maxSize === null || size === null || size <= maxSize))
  }

  /**
   * `head`: the first bytes of a wanted file, unpacked, 256 KiB at most. `modified`: microseconds UTC, when the archive
   * says.
   */
  see(path: string, head: Buffer, modified: number | null = null): void {
    const text = headToUtf8(head, detectEncoding(head).encoding).toString()
    for (const { at, read, proves } of CLUES) {
      if (!at.test(path)) continue
      const kind = proves?.(text) ?? null
      if (kind !== null && kind !== 'files' && kind !== 'client-export')
        this.layout.claim(kind, path.includes('/') ? 5 : LOOSE, path)
      for (const fact of clearedByFileTime(read(text, head), modified)) this.told.push({ ...fact, path })
    }
  }

  result(): Identity {
    this.claimByName()
    const { kind, path } = this.layout.kind()
    const all = [...this.told, ...this.factsOfNames(kind === 'vc-support' && this.layout.isWindows)]
    const possible = withoutContradicted(all)
    const facts =
      kind === 'files' ? agreed(possible) : possible.filter((fact) => fact.of === undefined || fact.of === kind)
    const evidence: Record<string, string> = path === null ? {} : { kind: path }
    const best = (field: FactField): Told | null => {
      const fact = bestFact(facts.filter((one) => one.field === field))
      if (fact !== null) evidence[field] = fact.path
      return fact
    }
    const byKind = (field: FactField, value: string | undefined): string | null => {
      if (value === undefined || path === null) return best(field)?.value ?? null
      evidence[field] = path
      return value
    }
    const product = best('product')?.value ?? byKind('product', PRODUCTS[kind])
    // ESXi keeps no other zone; ESX had the one of its service console
    const inUtc = kind === 'vm-support' && product !== ESX
    const zone = byKind('zone', inUtc ? 'UTC' : undefined) ?? likeliestZone(best, evidence)
    const host = best('host')?.value ?? null
    const [version, build] = [best('version')?.value ?? null, best('build')?.value ?? null]
    return { kind, host, product, version, build, collectedAt: collectedAt(best, zone, evidence), zone, evidence }
  }

  /** A name alone makes no bundle, but one sign of its layout beside it does. */
  private claimByName(): void {
    if (this.named) return
    this.named = true
    for (const name of [this.container.top, this.container.name]) {
      const kind = name === undefined ? null : readName(name).kind
      if (kind === null) continue
      this.layout.claim(kind, NAMED, name!)
      return
    }
  }

  /** `local`: names state the time of the machine's own clock. */
  private factsOfNames(local: boolean): Told[] {
    const facts: Told[] = []
    for (const name of [this.container.top, this.container.name]) {
      if (name === undefined) continue
      const { host, collectedAt } = readName(name)
      if (host !== null) facts.push({ field: 'host', value: host, rank: NAME_RANK, path: name })
      if (collectedAt === null) continue
      const [field, value] = local
        ? (['localTime', collectedAt.slice(0, -1)] as const)
        : (['collectedAt', collectedAt] as const)
      facts.push({ field, value, rank: NAME_RANK, path: name })
    }
    const outer = this.layout.outerFolder() ?? this.container.top ?? null
    for (const kind of ['guest', 'sva-diagnostic'] as const) {
      if (outer !== null)
        facts.push({ field: 'host', value: baseName(outer), rank: FOLDER_RANK, of: kind, path: outer })
    }
    return facts
  }
}

/** Without offsets of some service's stamps that the name of the machine's zone cannot mean: it may write UTC. */
function withoutContradicted(facts: readonly Told[]): readonly Told[] {
  const possible = facts
    .filter(({ field }) => field === 'zoneName')
    .flatMap(({ value }) => meaningsOf(value).map(zoneText))
  if (possible.length === 0) return facts
  return facts.filter(({ field, rank, value }) => field !== 'zone' || rank < STAMPS_RANK || possible.includes(value))
}

/** Where nothing but a name of several meanings tells the zone (`IST`): the usual one, and a word that it is no more. */
function likeliestZone(best: (field: FactField) => Told | null, evidence: Record<string, string>): string | null {
  const named = best('zoneName')
  delete evidence.zoneName
  const minutes = meaningsOf(named?.value ?? '')[0]
  if (named === null || minutes === undefined) return null
  evidence.zone = `${named.path}: ${manyMeanings(named.value)}`
  return zoneText(minutes)
}

/** The moment of collection: stated in UTC, or by a clock whose zone something else names. */
function collectedAt(
  best: (field: FactField) => Told | null,
  zone: string | null,
  evidence: Record<string, string>,
): string | null {
  const stated = best('collectedAt')
  const local = best('localTime')
  delete evidence.localTime
  if (local === null || (stated !== null && (zone === null || stated.rank <= local.rank))) return stated?.value ?? null
  evidence.collectedAt = zone === null ? `${local.path}: ${UNKNOWN_ZONE}` : local.path
  if (zone === null) return `${local.value}Z`
  return utcOf(local.value, zone)
}

const UNKNOWN_ZONE = "by the machine's own clock, whose zone is not known; read as UTC"

/** Loose files may be of many machines and products: a fact counts when no file contradicts it. */
function agreed(facts: readonly Told[]): Told[] {
  const products = new Set(facts.filter((fact) => fact.field === 'product').map((fact) => fact.value))
  const values = (field: FactField) => new Set(facts.filter((fact) => fact.field === field).map((fact) => fact.value))
  return facts.filter((fact) => (products.size < 2 || fact.of === undefined) && values(fact.field).size === 1)
}

/** The fact of the smallest rank, the first of several; a short host name gives way to the same name with its domain. */
function bestFact(facts: Told[]): Told | null {
  const first = facts.toSorted((a, b) => a.rank - b.rank)[0]
  if (first === undefined) return null
  if (first.field !== 'host' || first.value.includes('.')) return first
  return facts.find((fact) => fact.value.toLowerCase().startsWith(`${first.value.toLowerCase()}.`)) ?? first
}
