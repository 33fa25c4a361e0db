import type { Finding, Topology } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import type { GiModel } from '../../facts/gi/gi.ts'
import { changesOf, followsChange } from './changes.ts'
import { type Guests, type HostReach, isBad, nameOf, type Part } from './part.ts'
import { isOfOnePartner } from './partners.ts'

interface Seen {
  gi: GiModel
  topology: Topology
  findings: readonly Finding[]
  hosts: readonly HostReach[]
  /** VMs in trouble by themselves, of whatever lane. */
  ailing: Guests['ailing']
}

/** Rules of scoping (R1 … R11) that hold as far as the bundles tell, the first mainly, each once. */
export function rulesOf(seen: Seen): string[] {
  // What is over, or only worth knowing, says nothing of where the trouble lies.
  const catalogue = new Set(
    seen.findings.filter(({ severity }) => severity !== 'info' && severity !== 'low').flatMap((one) => one.catalogue),
  )
  const special = [...byPartner(seen), ...byMove(seen, catalogue), ...insideTheSva(seen, catalogue)]
  return [...new Set([...special, ...byReach(seen), ...byChange(seen), ...byFindings(catalogue)])]
}

/** How far it reaches: some guests, a host, all hosts. */
function byReach({ gi, topology, hosts, ailing }: Seen): string[] {
  const isAnyBad = (kind: string): boolean => topology.nodes.some((one) => one.kind === kind && isBad(one.health))
  if (!gi.isUsed) {
    if (isAnyBad('eam')) return ['R10']
    // That nobody uses it is told by lists of VIBs without the Mux; where there are none, one guest's trouble is its own.
    const isUnused = gi.hosts.length > 0 && gi.hosts.every(({ muxVib }) => muxVib.is === 'absent')
    if (topology.nodes.some(({ kind }) => kind === 'thin_agent') && isUnused) return ['R9']
    return isAnyBad('thin_agent') ? ['R1'] : []
  }
  const broken = hosts.filter((host) => host.broken.length > 0)
  const isOnlyInstalled =
    broken.length > 0 && broken.every(({ broken: own }) => own.every((part) => part.kind === 'esx_host'))
  if (hosts.length > 1 && hosts.every((host) => host.broken.length > 0 || isAllAiling(host))) return ['R4', 'R2']
  if (broken.length > 0 && !isOnlyInstalled) {
    // VMware suspects the Mux wherever its host alone is in trouble.
    return broken.some(({ broken: own }) => own.some(({ kind }) => kind === 'mux' || kind === 'e_epsec'))
      ? ['R2', 'R3']
      : ['R2']
  }
  if (ailing.length === 0) return []
  return hosts.some(isAllAiling) ? ['R2', 'R3'] : ['R1', 'R3']
}

/** Every VM of the host whose agent anything tells of, and most of all; one alone may have trouble of its own. */
function isAllAiling({ vms, ailing, told }: HostReach): boolean {
  return ailing.length > 1 && ailing.length >= told && ailing.length * 2 > vms.length
}

/** R5: the service VMs of one partner only, on all hosts. */
function byPartner({ gi, topology }: Seen): string[] {
  return gi.isUsed && isOfOnePartner(gi, topology) ? ['R5'] : []
}

/** R6: only VMs that were moved to the host before their trouble began; or the service VM itself was. */
function byMove({ gi, hosts, ailing }: Seen, catalogue: ReadonlySet<string>): string[] {
  if (hosts.some(({ broken }) => broken.length > 0) || ailing.length === 0) return []
  const isMoved = ({ vm, bad }: Guests['ailing'][number]): boolean => {
    const at = gi.vms.find(({ name }) => name === nameOf(vm))?.movedAt ?? null
    const onset = onsetOf(bad)
    return at !== null && (onset === null || onset >= at)
  }
  return ailing.every(isMoved) || (catalogue.has('GI-G19') && ailing.some(isMoved)) ? ['R6'] : []
}

/** R11: the managers call it installed, and nothing but what is inside the service VM is broken. */
function insideTheSva({ hosts }: Seen, catalogue: ReadonlySet<string>): string[] {
  if (!catalogue.has('GI-S08')) return []
  const broken = hosts.flatMap((host) => host.broken)
  return broken.every(({ kind }) => kind === 'epseclib' || kind === 'e_epsec') ? ['R11'] : []
}

/** R7: it began within minutes of a change. */
function byChange({ gi, hosts, ailing }: Seen): string[] {
  const ofHosts = hosts.flatMap(({ name, broken }) => broken.map((part) => ({ part, name, host: name })))
  const ofVms = ailing.map(({ vm, bad }) => ({ part: bad, name: nameOf(vm), host: vm.lane }))
  const onsets = [...ofHosts, ...ofVms].flatMap(({ part, name, host }) => {
    const at = onsetOf(part)
    return at === null ? [] : [{ at, name, host }]
  })
  return followsChange(onsets, changesOf(gi)) ? ['R7'] : []
}

/** When a part was first in trouble: microseconds UTC. A listing alone does not tell since when: it is of one moment. */
function onsetOf({ history, evidence }: Part): number | null {
  if (!evidence.some(({ basis }) => basis === 'log')) return null
  const from = history.find(({ health }) => isBad(health))?.from ?? null
  return from === null ? null : (parseMicros(from) ?? null)
}

/** Findings by which other rules hold beside. */
function byFindings(catalogue: ReadonlySet<string>): string[] {
  return Object.entries(RULES_OF_FAULTS)
    .filter(([, faults]) => faults.some((fault) => catalogue.has(fault)))
    .map(([rule]) => rule)
}

/** `GI-E01` … `GI-E14`. */
function ids(start: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${start}${String(n + 1).padStart(2, '0')}`)
}

const RULES_OF_FAULTS: Readonly<Record<string, readonly string[]>> = {
  R2: [...ids('GI-M', 4), 'GI-M06', 'GI-M12', 'GI-M13', ...ids('GI-S', 4), 'GI-S09', 'GI-S10', 'GI-N04'],
  R3: ['GI-S14', 'GI-N04'],
  R4: ['GI-N01'],
  R5: ['GI-N10'],
  R6: ['GI-G19', 'GI-S06'],
  R7: ['GI-G09', 'GI-M16', 'GI-M17', 'GI-S10', 'GI-S11'],
  R8: ['GI-G12'],
  R9: ['GI-G20'],
  R10: ['GI-S07', 'GI-N05', 'GI-N06', 'GI-M07', 'GI-M09', 'GI-M10', 'GI-M11', ...ids('GI-E', 14)],
  R11: ['GI-S08'],
}
