import type { Evidence } from '@bundlescope/contract/analysis.ts'
import type { Source } from '@bundlescope/contract/bundle.ts'
import { say } from '../../knowledge/text.ts'
import { ofAbsence, ofSnapshot } from '../evidence.ts'
import { defineFact } from '../fact.ts'
import type { Material } from '../material.ts'
import { isSameName, PLACES, type Place, type Places } from './places.ts'
import { absent, newestFirst, type Seen, there, unknown } from './seen.ts'

/** A virtual machine that lists, logs or pastes tell of; a service VM is one, too. */
export interface VmEntry {
  /** Display name; where two hosts run two VMs of one name, the second is `web01 (esx02)`. */
  name: string
  /** The host that runs it, or else has it registered or keeps its log; null where nothing tells. */
  host: string | null
  isRunning: Seen
  /** Rows and settings that name it. */
  evidence: readonly Evidence[]
  /** Its vmware.log. */
  logs: readonly Source[]
  /** Its configuration (.vmx) by key in lower case. */
  settings: ReadonlyMap<string, { value: string; evidence: Evidence }>
  /** What was collected inside it. */
  guest: Place | null
}

interface OpenEntry extends VmEntry {
  evidence: Evidence[]
  logs: Source[]
  settings: Map<string, { value: string; evidence: Evidence }>
  /** `web01`, the folder of its files, by which its log finds it. */
  folder: string | null
}

export const VM_LIST = defineFact({
  id: 'gi-vm-list',
  facts: { places: PLACES },
  derive({ material, facts: { places } }): VmEntry[] {
    const entries: OpenEntry[] = []
    for (const place of places.of('host')) fromLists(entries, place, places)
    fromLogs(entries, material, places)
    fromSettings(entries, material, places)
    for (const place of places.of('guest')) {
      const known = entries.filter(({ name }) => isSameName(name, place.name))
      if (known.length > 0) known[0]!.guest = place
      else entries.push({ ...entryOf(place.name, null, null), guest: place })
    }
    return entries.sort((a, b) => (a.host ?? '~').localeCompare(b.host ?? '~') || a.name.localeCompare(b.name))
  },
})

/** Lists of a host: those that run first, then those that are registered. */
function fromLists(entries: OpenEntry[], place: Place, places: Places): void {
  const tables = newestFirst(places.tables(place, 'vm')).filter(({ parser }) => parser !== 'vmx')
  const running = tables.filter(({ parser }) => parser === 'vm-processes')
  for (const table of [...running, ...tables.filter((one) => !running.includes(one))]) {
    for (const row of table.rows) {
      const folder = folderOf(row.config)
      const isOn = table.parser === 'vm-processes'
      const entry =
        entries.find((one) => one.host === place.name && (one.folder === folder || one.name === row.name)) ??
        add(entries, row.name, place.name, folder, isOn)
      const evidence = ofSnapshot(table, row.line, `${row.name} ${row.state ?? ''}`.trim())
      entry.evidence.push(evidence)
      if (isOn && entry.isRunning.is === 'unknown') entry.isRunning = there(table.at, [evidence])
    }
  }
  const list = running[0]
  if (!list) return
  for (const entry of entries) {
    if (entry.host !== place.name || entry.isRunning.is !== 'unknown') continue
    entry.isRunning = absent(list.at, [
      ofAbsence(
        list,
        say(
          `${entry.name} is not among the ${list.rows.length} VMs that run`,
          `実行中の VM ${list.rows.length} 台に ${entry.name} がない`,
        ),
      ),
    ])
  }
}

function add(entries: OpenEntry[], name: string, host: string, folder: string | null, isOn: boolean): OpenEntry {
  const twin = entries.find((one) => one.name === name)
  // A VM that moved is registered on both hosts and runs on one.
  if (twin && (!isOn || twin.isRunning.is === 'absent')) {
    if (isOn) twin.host = host
    return twin
  }
  const entry = entryOf(twin ? `${name} (${host.split('.')[0]})` : name, host, folder)
  entries.push(entry)
  return entry
}

function entryOf(name: string, host: string | null, folder: string | null): OpenEntry {
  return {
    name,
    host,
    folder,
    isRunning: unknown(
      say(
        'the list of VMs that run on the host: esxcli vm process list',
        'ホストで稼働中の VM の一覧:esxcli vm process list',
      ),
    ),
    evidence: [],
    logs: [],
    settings: new Map(),
    guest: null,
  }
}

function fromLogs(entries: OpenEntry[], material: Material, places: Places): void {
  for (const source of material.sources) {
    const path = source.files[0] ?? ''
    if (!/(?:^|\/)vmware(?:-\d+)?\.log/i.test(path)) continue
    const member = material.member(source.bundle, source.member)
    const place = member && places.ofMember(member)
    const host = place?.kind === 'host' ? place.name : null
    const folder = folderOf(path)
    const said = place?.kind === 'guest' ? place.name : (folder ?? member?.host ?? member?.name ?? 'vm')
    const entry =
      entries.find(
        (one) => (host === null || one.host === host) && (one.folder === folder || isSameName(one.name, said)),
      ) ?? entries.find((one) => isSameName(one.name, said) && one.isRunning.is !== 'there')
    if (entry) entry.logs.push(source)
    else entries.push({ ...entryOf(said, host, folder), logs: [source] })
  }
}

function fromSettings(entries: OpenEntry[], material: Material, places: Places): void {
  for (const table of material.snapshots('setting')) {
    if (table.parser !== 'vmx') continue
    const member = material.member(table.bundle, table.member)
    const place = member && places.ofMember(member)
    const host = place?.kind === 'host' ? place.name : null
    const folder = folderOf(table.path)
    const entry = entries.find(
      (one) =>
        (host === null || one.host === host || one.logs.some(({ member: own }) => own === table.member)) &&
        ((folder !== null && one.folder === folder) || one.name === table.subject),
    )
    if (!entry) continue
    for (const row of table.rows) {
      const evidence = ofSnapshot(table, row.line, `${row.key} = "${row.value}"`)
      entry.settings.set(row.key.toLowerCase(), { value: row.value, evidence })
    }
  }
}

/** `/vmfs/volumes/ds/web01/web01.vmx`, `[ds] web01/web01.vmx` → `web01`. */
function folderOf(path: string | null): string | null {
  const folder = /(?:^|\/|\] )([^/[\]]+)\/[^/]*$/.exec(path ?? '')?.[1] ?? null
  return folder === null || /^(?:logs?|files|vmware)$/i.test(folder) ? null : folder
}
