import type { Evidence } from '@bundlescope/contract/analysis.ts'
import {
  HOST_SIDE_ADDRESS,
  isMux,
  isMuxWatchdog,
  MUX_RULESETS,
  MUX_VIBS,
  SVA_PORT_GROUP,
  VMKNIC_PORT_GROUP,
} from '../../knowledge/gi/names.ts'
import { numbersOf } from '../../knowledge/gi/versions.ts'
import { say } from '../../knowledge/text.ts'
import { ofAbsence, ofSnapshot } from '../evidence.ts'
import { defineFact } from '../fact.ts'
import type { Material, Member, Table } from '../material.ts'
import { type HostLinks, linksOf } from './host-links.ts'
import { type Moment, momentsOf } from './moments.ts'
import { MUX_LINES, MUX_PROBES, type MuxLine } from './mux-lines.ts'
import { MUX_OWN_LINES, MUX_OWN_PROBES, type MuxOwnLine } from './mux-own-lines.ts'
import { isSameName, PLACES, type Place, type Places } from './places.ts'
import { absent, look, newestFirst, type Seen, there, unknown } from './seen.ts'

/** A VIB of the Mux: `epsec-mux`, `nsx-context-mux`. */
export interface MuxVib {
  name: string
  version: string
  installed: string | null
  /** Only in the image that the next reboot starts. */
  isPending: boolean
  evidence: Evidence
}

/** An ESXi host as Guest Introspection sees it. */
export interface GiHost {
  name: string
  place: Place
  /** Its bundles; none where all that is known was pasted. */
  members: readonly Member[]
  /** Of ESXi. */
  version: string | null
  build: string | null
  /** What the Mux is called here: `vShield-Endpoint-Mux`, `nsx-context-mux`; null where nothing tells. */
  muxName: string | null
  /** Installed or pending. */
  muxVibs: readonly MuxVib[]
  /** A VIB of the Mux is installed. */
  muxVib: Seen
  /** Worlds of the Mux in a list of processes, or what its init script says. */
  mux: Seen
  watchdog: Seen
  /** The VMkernel's module. */
  vmci: Seen
  /** vmknic with 169.254.1.1 on `vmservice-vmknic-pg`. */
  vmknic: Seen
  /** NSX-T: the agent that talks to NSX Manager. */
  opsAgent: Seen
  /** Port group of the SVA's second adapter. */
  svaPortGroup: Seen
  /** An image profile is installed; without one no VIB can be. */
  imageProfile: Seen
  /** Rulesets of the Mux; empty where no list is in the bundle. */
  firewall: readonly { ruleset: string; isEnabled: boolean | null; allowed: string | null; evidence: Evidence }[]
  /** Connections of the Mux at collection. */
  links: HostLinks
  /** What its watchdog wrote, in order of time. */
  muxLines: readonly Moment<MuxLine>[]
  /** What the Mux itself wrote, as far as its unpublished wording can be read: never a proof by itself. */
  muxOwnLines: readonly Moment<MuxOwnLine>[]
}

/** Every ESXi host that bundles, pastes or lines tell of, used by Guest Introspection or not. */
export const GI_HOSTS = defineFact({
  id: 'gi-hosts',
  facts: { places: PLACES },
  probes: { ...MUX_PROBES, ...MUX_OWN_PROBES },
  derive({ material, facts: { places }, probes }): GiHost[] {
    const watchdog = momentsOf([probes.watchdog], MUX_LINES)
    const own = momentsOf([probes.lost, probes.connected], MUX_OWN_LINES)
    return places.of('host').map((place) => hostOf(place, places, { watchdog, own }, material))
  },
})

interface Lines {
  watchdog: readonly Moment<MuxLine>[]
  own: readonly Moment<MuxOwnLine>[]
}

function hostOf(place: Place, places: Places, lines: Lines, material: Material): GiHost {
  const processes = places.tables(place, 'process')
  const packages = places.tables(place, 'package')
  const muxVibs = packages.flatMap(muxVibsOf)
  const isOwn = ({ event }: Moment<string>): boolean => {
    const source = material.sourceOf(event)
    const member = source && material.member(source.bundle, source.member)
    return (member !== null && place.members.includes(member)) || isSameName(place.name, event.host ?? '?')
  }
  const own = lines.watchdog.filter(isOwn)
  const member = place.members.find(({ version }) => version !== null)
  const links = linksOf(places.tables(place, 'socket'), hasChannels(packages))
  return {
    name: place.name,
    place,
    members: place.members,
    version: member?.version ?? versionOf(places.tables(place, 'version')),
    build: member?.build ?? null,
    muxName: muxNameOf(muxVibs, processes, own),
    muxVibs,
    muxVib: vibSeen(muxVibs, packages),
    mux: muxSeen(processes, places.tables(place, 'service')),
    watchdog: look(processes, {
      is: ({ command }) => isMuxWatchdog(command),
      text: ({ world, pid, command }) => `${world ?? pid} ${command}`,
      absence: (rows) =>
        say(`no watchdog of the Mux among ${rows} processes`, `プロセス ${rows} 件に Mux の watchdog がない`),
      missing: PROCESSES_MISSING,
      ofTheSame: ({ name, command }) => isMux(name, command) || isMuxWatchdog(command),
    }),
    vmci: look(places.tables(place, 'module'), {
      is: ({ name, loaded }) => name === 'vmci' && loaded !== false,
      text: ({ name, used, size }) => `${name} ${used ?? ''} ${size === null ? '' : Math.round(size / 1024)}`.trim(),
      absence: (rows) => say(`no vmci among ${rows} modules`, `モジュール ${rows} 件に vmci がない`),
      missing: say('the list of modules of the host: esxcfg-module -l', 'ホストのモジュール一覧:esxcfg-module -l'),
    }),
    vmknic: look(places.tables(place, 'vmknic'), {
      is: ({ portGroup, address }) => portGroup === VMKNIC_PORT_GROUP || address === HOST_SIDE_ADDRESS,
      text: ({ name, portGroup, address }) => `${name} ${portGroup ?? ''} ${address ?? ''}`,
      absence: (rows) =>
        say(
          `no vmknic on ${VMKNIC_PORT_GROUP} or with 169.254.1.1 among ${rows}`,
          `${rows} 件に ${VMKNIC_PORT_GROUP} または 169.254.1.1 の vmknic がない`,
        ),
      missing: say('the vmknics of the host: esxcfg-vmknic -l', 'ホストの vmknic 一覧:esxcfg-vmknic -l'),
    }),
    opsAgent: look(processes, {
      is: ({ name, command }) => /\bnsx-opsagent\b/.test(`${name} ${command}`),
      text: ({ world, pid, name }) => `${world ?? pid} ${name}`,
      absence: (rows) => say(`no nsx-opsagent among ${rows} processes`, `プロセス ${rows} 件に nsx-opsagent がない`),
      missing: PROCESSES_MISSING,
    }),
    svaPortGroup: look(places.tables(place, 'port-group'), {
      is: ({ name }) => name === SVA_PORT_GROUP,
      text: (row) => `${row.switch} ${row.name}`,
      absence: (rows) =>
        say(`no port group ${SVA_PORT_GROUP} among ${rows}`, `${rows} 件にポート グループ ${SVA_PORT_GROUP} がない`),
      missing: say('the port groups of the host: esxcfg-vswitch -l', 'ホストのポートグループ一覧:esxcfg-vswitch -l'),
    }),
    imageProfile: profileSeen(places.tables(place, 'image-profile')),
    firewall: places.tables(place, 'setting').flatMap(rulesetsOf),
    links,
    muxLines: own,
    muxOwnLines: lines.own.filter(isOwn),
  }
}

/**
 * Whether the host must be connected to NSX Manager on 1234 and 1235: since NSX-T 3.0 nsx-proxy holds both at all times.
 * Releases before used other ports and agents; null where no VIB tells the release.
 */
function hasChannels(packages: readonly Table<'package'>[]): boolean | null {
  const versions = packages
    .flatMap(({ rows }) => rows)
    .filter(({ name }) => /^nsx-(?:proxy|context-mux|opsagent|mpa)$/.test(name))
    .flatMap(({ version }) => numbersOf(version)?.[0] ?? [])
  return versions.length === 0 ? null : versions.some((major) => major >= 3)
}

const PROCESSES_MISSING = say(
  'the list of processes of the host: ps -c | grep Mux, or /etc/init.d/vShield-Endpoint-Mux status',
  'ホストのプロセス一覧:ps -c | grep Mux、または /etc/init.d/vShield-Endpoint-Mux status',
)

function muxSeen(processes: readonly Table<'process'>[], services: readonly Table<'service'>[]): Seen {
  const worlds = look(processes, {
    is: ({ name, command }) => isMux(name, command),
    text: ({ world, pid, name, command }) => `${world ?? pid} ${pid} ${name} ${command}`.trim(),
    absence: (rows) => say(`no world of the Mux among ${rows} processes`, `プロセス ${rows} 件に Mux のワールドがない`),
    missing: PROCESSES_MISSING,
    ofTheSame: ({ name, command }) => isMux(name, command) || isMuxWatchdog(command),
  })
  // What the init script says counts where it is the newer word, or the only one.
  for (const table of newestFirst(services)) {
    const row = table.rows.find(({ name, state }) => isMux(name) && (state === 'running' || state === 'stopped'))
    if (!row || (worlds.is !== 'unknown' && (worlds.at ?? 0) > (table.at ?? 0))) continue
    const evidence = [
      ofSnapshot(table, row.line, `${row.name} is ${row.state === 'running' ? 'running' : 'not running'}`),
    ]
    return row.state === 'running' ? there(table.at, evidence) : absent(table.at, evidence)
  }
  return worlds
}

function muxVibsOf(table: Table<'package'>): MuxVib[] {
  const isPending = /rebooting-image/.test(table.path)
  return table.rows.flatMap((row) =>
    row.name in MUX_VIBS
      ? [
          {
            name: row.name,
            version: row.version,
            installed: row.installed,
            isPending,
            evidence: ofSnapshot(table, row.line, `${row.name} ${row.version}`),
          },
        ]
      : [],
  )
}

function vibSeen(vibs: readonly MuxVib[], tables: readonly Table<'package'>[]): Seen {
  const installed = tables.filter(({ path }) => !/rebooting-image/.test(path))
  return look(installed, {
    is: ({ name }) => name in MUX_VIBS,
    text: ({ name, version }) => `${name} ${version}`,
    absence: (rows) =>
      vibs.some(({ isPending }) => isPending)
        ? say(
            `no VIB of the Mux among ${rows}, one waits for a reboot`,
            `VIB ${rows} 件に Mux がない(再起動待ちが 1 件)`,
          )
        : say(`no VIB of the Mux among ${rows}`, `VIB ${rows} 件に Mux がない`),
    missing: say('the VIBs of the host: esxcli software vib list', 'ホストの VIB 一覧:esxcli software vib list'),
  })
}

/** An empty answer is one: the host has no image profile. */
function profileSeen(tables: readonly Table<'image-profile'>[]): Seen {
  const table = newestFirst(tables.filter(({ path }) => !/rebooting-image/.test(path)))[0]
  if (!table)
    return unknown(
      say('the image profile: esxcli software profile get', 'イメージ プロファイル:esxcli software profile get'),
    )
  const row = table.rows[0]
  return row
    ? there(table.at, [ofSnapshot(table, row.line, row.name)])
    : absent(table.at, [ofAbsence(table, say('no image profile', 'イメージ プロファイルがない'))])
}

function rulesetsOf(table: Table<'setting'>): GiHost['firewall'][number][] {
  if (table.parser !== 'firewall-rulesets') return []
  return table.rows.flatMap((row) => {
    const [, ruleset = '', addresses] = /^firewall ruleset ([\w-]+)(, allowed addresses)?$/.exec(row.key) ?? []
    if (!MUX_RULESETS.some((name) => name === ruleset)) return []
    return [
      {
        ruleset,
        isEnabled: addresses ? null : row.value === 'enabled',
        allowed: addresses ? row.value : null,
        evidence: ofSnapshot(table, row.line, `${ruleset} ${row.value}`),
      },
    ]
  })
}

function muxNameOf(
  vibs: readonly MuxVib[],
  processes: readonly Table<'process'>[],
  lines: readonly Moment<MuxLine>[],
): string | null {
  const vib = vibs.find(({ isPending }) => !isPending) ?? vibs[0]
  if (vib) return MUX_VIBS[vib.name]!
  const row = processes.flatMap((table) => table.rows).find(({ name, command }) => isMux(name, command))
  const told = row ? `${row.name} ${row.command}` : (lines[0]?.event.program ?? '')
  return Object.values(MUX_VIBS).find((name) => told.includes(name)) ?? null
}

function versionOf(tables: readonly Table<'version'>[]): string | null {
  const rows = tables.flatMap((table) => table.rows)
  return rows.find(({ product, version }) => /ESXi|VMkernel/.test(product) && version !== null)?.version ?? null
}
