import type { Evidence } from '@bundlescope/contract/analysis.ts'
import type { Source } from '@bundlescope/contract/bundle.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { EPSEC_PORT, SERVICE_VM_NAME, SVA_PORT_GROUP, USVM_NAME } from '../../knowledge/gi/names.ts'
import { say } from '../../knowledge/text.ts'
import { ofEvent, ofSnapshot } from '../evidence.ts'
import { defineFact } from '../fact.ts'
import type { Material } from '../material.ts'
import { GI_HOSTS, type GiHost } from './hosts.ts'
import { type Moment, momentsOf, type Patterns } from './moments.ts'
import { isSameName, PLACES, type Place, type Places } from './places.ts'
import { look, type Seen, unknown } from './seen.ts'
import { GI_VMS, type GiVm } from './vms.ts'

/** A line of an SVA's own log: `refused`: nothing answers on ds_am's socket, so it does not run; read `socket`, `error`. */
export type SvaLine = 'refused' | 'am-error'

const SVA_LINES: Patterns<SvaLine> = [
  ['refused', /amsocket open \((?<socket>\S+?)\) failed \(error (?<error>\d+): (?<reason>[^)]+)\)/],
  ['am-error', /\[AM\] ERROR amsocket open error!/],
]

/** A service VM that protects a host: one a host and partner, or VMware's own USVM. */
export interface GiSva {
  /** Of the VM, else of its diagnostics; where nothing names it, its host's name (and address, where there are several). */
  name: string
  /** The host it protects; null where nothing tells. */
  host: string | null
  /** On the internal switch: `169.254.1.39`. */
  address: string | null
  /** Nothing names it: the host is prepared, so that there should be one. */
  isAssumed: boolean
  isUsvm: boolean
  vm: GiVm | null
  /** Its own diagnostics. */
  place: Place | null
  isRunning: Seen
  /** `ds_am` among its processes (Trend Micro); of other partners nothing is known. */
  scanner: Seen
  /** `ds_agent` among its processes. */
  agent: Seen
  /** A LISTEN row of 48651. */
  listening: Seen
  /** An ESTABLISHED row of 48651. */
  connected: Seen
  lines: readonly Moment<SvaLine>[]
  /** The log in which `refused` would stand, and its last line; null where it is not in the bundle. */
  log: Source | null
  logEnd: number | null
  /** `9.5_SP1HF`, from the paths in ds_agent.log. */
  version: { value: string; evidence: Evidence } | null
  /** The BUILD line of libEPSec.so. */
  library: { value: string; evidence: Evidence } | null
}

export const GI_SVAS = defineFact({
  id: 'gi-svas',
  facts: { places: PLACES, hosts: GI_HOSTS, vms: GI_VMS },
  probes: {
    refused: { query: '"amsocket open"', first: 400, last: 400 },
    version: { query: 'deepsecurity_dsa', first: 20, last: 20 },
  },
  derive({ material, facts: { places, hosts, vms }, probes }): GiSva[] {
    const serviceVms = vms.filter((vm) => isServiceVm(vm, places))
    const lines = momentsOf([probes.refused], SVA_LINES)
    const versions = momentsOf([probes.version], [['path', /DEEPSECURITY_DSA\/(?<version>[^/\s]+)\//]])
    const prepared = hosts.filter(isPrepared)
    const svas: GiSva[] = serviceVms.map((vm) => {
      const place = placeOf(vm, serviceVms, places)
      return svaOf(vm.name, vm.host, { vm, place }, places)
    })
    for (const place of places.of('sva')) {
      if (svas.some((sva) => sva.place === place)) continue
      // The only SVA whose own logs are there, and the only one that the only host runs: the same, whatever they call it.
      const lone = svas.filter(({ isUsvm }) => !isUsvm)
      if (lone.length === 1 && places.of('sva').length === 1 && prepared.length <= 1 && lone[0]!.place === null) {
        svas[svas.indexOf(lone[0]!)] = svaOf(lone[0]!.name, lone[0]!.host, { vm: lone[0]!.vm, place }, places)
      } else {
        svas.push(svaOf(place.name, prepared.length === 1 ? prepared[0]!.name : null, { vm: null, place }, places))
      }
    }
    for (const host of prepared) giveAddresses(svas, host, places)
    return svas.map((sva) => withLines(sva, lines, versions, material))
  },
})

/**
 * Something says that the host was made ready for Guest Introspection. Every host of NSX-T has its Mux, and an adapter
 * with 169.254.1.1 for containers, whether Guest Introspection is used or not: there only the switch of the service VMs
 * and connections over it tell.
 */
export function isPrepared(host: GiHost): boolean {
  const isWired = host.svaPortGroup.is === 'there' || host.links.svas.length > 0
  if (host.muxName === 'nsx-context-mux')
    return isWired || host.vmknic.evidence.some(({ basis, text }) => basis !== 'absence' && /vmservice/.test(text))
  return (
    isWired ||
    host.muxVibs.length > 0 ||
    [host.mux, host.watchdog, host.vmknic, host.links.toManager].some(({ is }) => is === 'there') ||
    host.muxLines.length > 0
  )
}

/** Its own diagnostics: packages are named after the machine, `dsva-esx02-diagnostic-20240502`. The longest name counts. */
function placeOf(vm: GiVm, all: readonly GiVm[], places: Places): Place | null {
  const own = places.find('sva', vm.name)
  if (own) return own
  const isOf = ({ name }: GiVm, place: Place): boolean =>
    /^[-_. ]/.test(place.name.slice(name.length)) && place.name.toLowerCase().startsWith(name.toLowerCase())
  return (
    places.of('sva').find((place) => {
      const meant = all.filter((one) => isOf(one, place)).toSorted((a, b) => b.name.length - a.name.length)[0]
      return meant === vm && !all.some((one) => isSameName(one.name, place.name))
    }) ?? null
  )
}

function isServiceVm(vm: GiVm, places: Places): boolean {
  if (places.find('sva', vm.name)) return true
  const isWired = [...vm.settings].some(
    ([key, { value }]) => /^ethernet\d+\.networkname$/.test(key) && value === SVA_PORT_GROUP,
  )
  if (isWired) return true
  // A guest with a thin agent is protected, whatever its name.
  return SERVICE_VM_NAME.test(vm.name) && vm.agentLoaded.is !== 'there' && vm.isWindows !== true
}

function svaOf(name: string, host: string | null, own: Pick<GiSva, 'vm' | 'place'>, places: Places): GiSva {
  const { vm, place } = own
  const processes = places.tables(place, 'process')
  const sockets = places.tables(place, 'socket')
  const processesMissing = say('on the SVA: ps -ef | grep ds_am', 'SVA で:ps -ef | grep ds_am')
  const socketsMissing = say('on the SVA: netstat -tna | grep 48651', 'SVA で:netstat -tna | grep 48651')
  return {
    name,
    host,
    address: null,
    isAssumed: false,
    isUsvm: USVM_NAME.test(name),
    vm,
    place,
    isRunning:
      vm?.isRunning ??
      unknown(
        say('the list of VMs of its host: esxcli vm process list', '所属ホストの VM 一覧:esxcli vm process list'),
      ),
    scanner: look(processes, {
      is: ({ command }) => /\bds_am\b/.test(command) && !/\bgrep\b/.test(command),
      text: ({ pid, command }) => `${pid} ${command.slice(0, 200)}`,
      absence: (rows) => say(`no ds_am among ${rows} processes`, `プロセス ${rows} 件に ds_am がない`),
      missing: processesMissing,
    }),
    agent: look(processes, {
      is: ({ command }) => /\bds_agent\b/.test(command) && !/\bds_am\b|\bgrep\b/.test(command),
      text: ({ pid, command }) => `${pid} ${command.slice(0, 200)}`,
      absence: (rows) => say(`no ds_agent among ${rows} processes`, `プロセス ${rows} 件に ds_agent がない`),
      missing: processesMissing,
      ofTheSame: ({ command }) => /\bds_a/.test(command),
    }),
    listening: look(sockets, {
      is: ({ localPort, state }) => localPort === EPSEC_PORT && /^listen/i.test(state ?? ''),
      text: (row) => `${row.localAddress}:${row.localPort} ${row.state ?? ''}`,
      absence: (rows) =>
        say(`no LISTEN row of ${EPSEC_PORT} among ${rows}`, `${rows} 行に ${EPSEC_PORT} の LISTEN がない`),
      missing: socketsMissing,
      // `netstat -tn` without `-a` shows no LISTEN row at all.
      ofTheSame: ({ state }) => !/^listen/i.test(state ?? ''),
    }),
    connected: look(sockets, {
      is: ({ localPort, state }) => localPort === EPSEC_PORT && /^estab/i.test(state ?? ''),
      text: (row) => `${row.localAddress}:${row.localPort} ${row.remoteAddress}:${row.remotePort} ${row.state}`,
      absence: (rows) =>
        say(`no ESTABLISHED row of ${EPSEC_PORT} among ${rows}`, `${rows} 行に ${EPSEC_PORT} の ESTABLISHED がない`),
      missing: socketsMissing,
      ofTheSame: () => false,
    }),
    lines: [],
    log: null,
    logEnd: null,
    version: null,
    library: libraryOf(place, places),
  }
}

function libraryOf(place: Place | null, places: Places): GiSva['library'] {
  const table = places.tables(place, 'epsec-library')[0]
  const row = table?.rows[0]
  return table && row ? { value: row.build, evidence: ofSnapshot(table, row.line, row.build) } : null
}

/** Which SVA of the host the Mux is connected to; where the host has none that is named, one is assumed. */
function giveAddresses(svas: GiSva[], host: GiHost, places: Places): void {
  const own = svas.filter((sva) => sva.host === host.name)
  const links = host.links.svas.filter(
    ({ port }, _, all) => port === EPSEC_PORT || !all.some((one) => one.port === EPSEC_PORT),
  )
  const addresses = [...new Set(links.map(({ address }) => address))]
  const partners = own.filter(({ isUsvm }) => !isUsvm)
  for (const sva of partners) sva.address = ownAddress(sva, places)
  const free = addresses.filter((address) => !partners.some((sva) => sva.address === address))
  for (const sva of partners) if (sva.address === null) sva.address = free.shift() ?? null
  const wanted = partners.length === 0 && free.length === 0 ? [null] : free
  for (const address of wanted) {
    const name = address !== null && (partners.length > 0 || wanted.length > 1) ? `${host.name}:${address}` : host.name
    svas.push({ ...svaOf(name, host.name, { vm: null, place: null }, places), address, isAssumed: true })
  }
}

function ownAddress(sva: GiSva, places: Places): string | null {
  const rows = places.tables(sva.place, 'socket').flatMap((table) => table.rows)
  return rows.find(({ localAddress }) => localAddress.startsWith('169.254.'))?.localAddress ?? null
}

function withLines(
  sva: GiSva,
  lines: readonly Moment<SvaLine>[],
  versions: readonly Moment<string>[],
  material: Material,
): GiSva {
  const { place } = sva
  if (place === null) return sva
  const isOwn = ({ event }: Moment<string>): boolean => {
    const source = material.sourceOf(event)
    const member = source && material.member(source.bundle, source.member)
    return member !== null && place.members.includes(member)
  }
  const logs = material.sources.filter(
    (source) =>
      place.members.some((member) => member.bundle === source.bundle && member.id === source.member) &&
      /^(?:ds_agent|syslog|messages)/.test(source.name),
  )
  const log = logs.filter(({ lastTime }) => lastTime !== null).sort((a, b) => b.lastTime!.localeCompare(a.lastTime!))[0]
  const version = versions.findLast(isOwn)
  return {
    ...sva,
    lines: lines.filter(isOwn),
    log: log ?? null,
    logEnd: log ? parseMicros(log.lastTime!)! : null,
    version: version?.read.version ? { value: version.read.version, evidence: ofEvent(material, version.event) } : null,
  }
}
