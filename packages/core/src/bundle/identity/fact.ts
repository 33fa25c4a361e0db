import type { BundleKind } from '@bundlescope/contract/bundle.ts'

/**
 * `localTime`: the moment of collection by the machine's clock, `2020-12-07T18:40:00`, where its zone is not clear;
 * `zoneName`: what that zone is called (`CST`).
 */
export type FactField = 'host' | 'product' | 'version' | 'build' | 'collectedAt' | 'localTime' | 'zone' | 'zoneName'

export interface Fact {
  field: FactField
  value: string
  /** Smaller is trusted more. */
  rank: number
  /** Only for a bundle of this kind, or for files that are no bundle; for any when left out. */
  of?: BundleKind
}

/** A file that tells something about its bundle. */
export interface Clue {
  at: RegExp
  /** Larger files are not that one; null for logs, whose first lines are enough. */
  maxSize: number | null
  /** `bytes`: the same as they are, for files that are no text. */
  read(text: string, bytes: Buffer): Fact[]
  /** The kind that such a text proves. */
  proves?: (text: string) => BundleKind | null
}

export const KIB = 1024
export const VCENTER = 'VMware vCenter Server'
export const ESXI = 'VMware ESXi'
/** With a service console, up to 4.1. */
export const ESX = 'VMware ESX'

/** Facts of a bundle of one kind; what a text does not say is left out. */
export function facts(of: BundleKind, rank: number, values: Partial<Record<FactField, string | undefined>>): Fact[] {
  return Object.entries(values).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field: field as FactField, value, rank, of }],
  )
}

/** `found`: the whole match, a version, a build. */
export function release(found: readonly string[] | null, product: string, of: BundleKind, rank: number): Fact[] {
  return found === null ? [] : facts(of, rank, { product, version: found[1], build: found[2] })
}

/** Nothing for the names that a machine has before it is given one. */
export function host(name: string | undefined, rank: number): Fact[] {
  return name === undefined || /^(?:localhost|photon-machine|\(none\)|unknown)/i.test(name)
    ? []
    : [{ field: 'host', value: name, rank }]
}

/** `Section for PRODUCT, pid=…, version=…, build=…`: the first line that vSphere's services write into each of their files. */
export function section(text: string, product: string): [string, string, string] | null {
  const found = new RegExp(
    `Section for ${product}, pid=[^,\\n]{0,20}, version=([\\d.]{1,40})[^,\\n]{0,40}, build=(?:build-)?(\\d+)`,
  ).exec(text)
  return found === null ? null : [found[0], found[1]!, found[2]!]
}
