import type { ZoneChoice } from '@bundlescope/contract/endpoints.ts'
import { type LocalZone, localZone } from '../local-zone.ts'
import type { FileRow, SourceRow } from './index-file.ts'

/** What stamps without a zone are read by: what a person chose for the source, else for the host, else the bundle's own zone, else UTC. */
export class FileZones {
  private choices: readonly ZoneChoice[] = []

  choose(choices: readonly ZoneChoice[]): void {
    this.choices = choices
  }

  /** `basis`: for people: `+09:00 (etc/localtime)`, `Europe/Berlin (chosen)`, `assumed UTC`; null when nothing is known of the file. */
  of(file: FileRow, source: SourceRow | undefined, bundle: string): { zone: LocalZone | null; basis: string | null } {
    if (file.local === 0) return { zone: null, basis: file.zone }
    const chosen = this.chosen(source, bundle)
    const name = chosen ?? file.own_zone
    if (name === null) return { zone: null, basis: file.zone }
    const from = chosen !== null ? 'chosen' : file.own_basis
    const basis = from === null ? name : `${name} (${from})`
    return { zone: localZone(name), basis: file.local === 2 ? basis : `as stamped, else ${basis}` }
  }

  private chosen(source: SourceRow | undefined, bundle: string): string | null {
    if (!source) return null
    const bySource = this.choices.find((choice) => choice.source === `${bundle}.${source.id}`)
    if (bySource) return bySource.zone
    return this.choices.find((choice) => choice.host !== undefined && choice.host === source.host)?.zone ?? null
  }
}
