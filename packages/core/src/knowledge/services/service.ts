import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { say } from '../text.ts'
import { type Versions, versions } from '../versions.ts'

/** A service of vCenter Server or of an ESXi host. */
export interface KnownService {
  /** As `service-control` or `chkconfig` knows it. */
  name: string
  /** Other names in use: vmon's (`sps`), the unit of systemd, an older one. */
  aliases: readonly string[]
  display: LocalText
  /** What does not work without it. */
  impact: LocalText
  /** Names of its processes, launchers first, uncut. */
  processes: readonly string[]
  /** Log files or folders as the machine knows them, most telling first. */
  logs: readonly string[]
  /** Services that it cannot do without. */
  needs: readonly string[]
  /** `automatic` runs on every healthy machine; `manual` only where somebody uses it. */
  start: 'automatic' | 'manual'
  versions: Versions
}

export interface ServiceNotes {
  aliases?: readonly string[]
  processes?: readonly string[]
  logs?: readonly string[]
  needs?: readonly string[]
  manual?: true
  in?: string
}

/** `['VMware Service', '日本語名']`, then what fails without it. */
export function service(
  name: string,
  display: readonly [en: string, ja: string],
  impact: readonly [en: string, ja: string],
  notes: ServiceNotes = {},
): KnownService {
  return {
    name,
    aliases: notes.aliases ?? [],
    display: say(...display),
    impact: say(...impact),
    processes: notes.processes ?? [],
    logs: notes.logs ?? [],
    needs: notes.needs ?? [],
    start: notes.manual ? 'manual' : 'automatic',
    versions: versions(notes.in ?? ''),
  }
}
