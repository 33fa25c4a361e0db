import type { Topology } from '@bundlescope/contract/analysis.ts'
import type { GiModel } from '../../facts/gi/gi.ts'
import type { GiSva } from '../../facts/gi/svas.ts'
import { isBad, nameOf, type Part } from './part.ts'

const OF_SVA = ['sva', 'epseclib', 'e_epsec']

/**
 * Whose service VM it is, as far as its name tells: `Trend Micro Deep Security (3)` and `… (4)` are of one partner, so are
 * `dsva-esx01` and `dsva-esx02`. Null where nothing names it.
 */
function partnerOf({ name, isAssumed, isUsvm, host }: GiSva): string | null {
  if (isAssumed || isUsvm) return null
  const short = host?.split('.')[0]?.toLowerCase() ?? ' '
  return name
    .toLowerCase()
    .replace(short, '')
    .replace(/[\s_.-]*\(?\d+\)?$/, '')
    .replace(/[\s_.-]+$/, '')
}

/**
 * True where the service VMs of one partner are in trouble on every host that has one, and those of another partner are
 * well: what differs is the partner's product, not the hosts.
 */
export function isOfOnePartner(gi: GiModel, topology: Topology): boolean {
  const parts: readonly Part[] = [...topology.nodes, ...topology.edges]
  const groups = [...Map.groupBy(gi.svas, partnerOf)].filter(([partner]) => partner !== null)
  if (groups.length < 2) return false
  const states = groups.map(([, svas]) => svas.map((sva) => stateOf(sva, parts)))
  const isDown = (group: readonly string[]): boolean => group.every((state) => state === 'bad')
  return states.filter(isDown).length === 1 && states.some((group) => group.every((state) => state === 'ok'))
}

/** Its own parts and its link; a link is named by its host, that of a second SVA by host and SVA. */
function stateOf(sva: GiSva, parts: readonly Part[]): 'ok' | 'bad' | 'unknown' {
  const own = parts.filter(
    (part) =>
      OF_SVA.includes(part.kind) && (nameOf(part) === sva.name || ('to' in part && part.to === `epseclib@${sva.name}`)),
  )
  if (own.some(({ health }) => isBad(health))) return 'bad'
  return own.some(({ health }) => health === 'ok') ? 'ok' : 'unknown'
}
