import type { LocalText } from '@bundlescope/contract/analysis.ts'
import type { GiModel } from '../../facts/gi/gi.ts'
import { affectsEdge, affectsNode, type NodeKind } from '../../facts/gi/ids.ts'
import type { GiSva } from '../../facts/gi/svas.ts'
import type { Material } from '../../facts/material.ts'
import { say } from '../../knowledge/text.ts'

/* What rules about service VMs say in the same words. */

/** The part, then what of it the fault touches: the SVA, its link to the Mux, its host. */
export function ofSva(sva: GiSva, part: Extract<NodeKind, 'sva' | 'epseclib'>): string[] {
  const other = part === 'sva' ? 'epseclib' : 'sva'
  return [
    affectsNode(part, sva.name),
    affectsNode(other, sva.name),
    ...(sva.host === null ? [] : [affectsEdge('e_epsec', sva.host), `host:${sva.host}`]),
  ]
}

/** `dsva01 (esx01)`; where nothing names it, “the SVA of esx01”. */
export function nameOf(sva: GiSva): LocalText {
  if (sva.isAssumed && sva.host !== null) return say(`the SVA of ${sva.host}`, `${sva.host} の SVA`)
  return sva.host === null || sva.host === sva.name
    ? say(sva.name, sva.name)
    : say(`${sva.name} (${sva.host})`, `${sva.name}(${sva.host})`)
}

/** Where to run a command: `in the SVA dsva01 (esx01)`. */
export function inside(sva: GiSva): LocalText {
  const { en, ja } = nameOf(sva)
  return sva.isAssumed && sva.host !== null ? say(`in ${en}`, ja) : say(`in the SVA ${en}`, `SVA ${ja}`)
}

/** Trend Micro's service VM: something of its agent is there. Of others' processes and logs nothing is published. */
export function isTrend(sva: GiSva, material: Material): boolean {
  const known = sva.version !== null || sva.lines.length > 0 || sva.agent.is === 'there' || sva.scanner.is === 'there'
  const logs = material.sources.some(
    ({ bundle, member, name }) =>
      /^ds_agent/.test(name) && sva.place?.members.some((one) => one.bundle === bundle && one.id === member),
  )
  return known || logs || /dsva|deep security/i.test(sva.name)
}

/** DSVA 9.0 has another program and writes into syslog: `ds_guest_agent`. */
export function isOldDsva(sva: GiSva): boolean {
  if (sva.version !== null) return Number.parseFloat(sva.version.value) < 9.5
  return sva.lines.some(({ event }) => event.program === 'ds_guest_agent' || /\.\.\/\.\.\/am\//.test(event.message))
}

/** The host's own list shows a link to an SVA: whatever else is said, one of them works. */
export function hasWorkingLink(sva: GiSva, gi: GiModel): boolean {
  const host = gi.hosts.find(({ name }) => name === sva.host)
  const links = host?.links.svas.filter(({ state }) => state === 'ESTABLISHED') ?? []
  return links.some(({ address }) => sva.address === null || address === sva.address)
}
