import { EAM_ISSUES, type EamIssue } from '../../../facts/eam-issues.ts'
import { ofEvent } from '../../../facts/evidence.ts'
import { readRuntime } from '../../../facts/gi/eam-lines.ts'
import { textOf } from '../../../facts/gi/event-text.ts'
import { GI, type GiModel } from '../../../facts/gi/gi.ts'
import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { isSameName } from '../../../facts/gi/places.ts'
import type { GiSva } from '../../../facts/gi/svas.ts'
import type { Material } from '../../../facts/material.ts'
import { when } from '../../../facts/words.ts'
import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { REDEPLOY_SVA, WHO_POWERED_OFF } from '../../../knowledge/gi/steps-sva.ts'
import { say } from '../../../knowledge/text.ts'
import { asListed, beside, cannotKnow, conclude, FINE, fault, type Look, noTrace, unclear } from '../../gi-looks.ts'
import { defineRule } from '../../rule.ts'
import { EAM_ANSWER, EAM_LOG } from '../eam-log.ts'
import { hasWorkingLink, nameOf, ofSva } from '../sva-words.ts'

const STEPS = [LOOK_AT_AGENCIES, WHO_POWERED_OFF, REDEPLOY_SVA]

/** EAM says so, or the host has it registered and does not run it. */
export const svaDown = defineRule({
  id: 'sva-down',
  title: say('A service VM is off, suspended or gone', 'サービス VM(SVA)が停止・サスペンド・消失している'),
  catalogue: ['GI-S04'],
  severity: 'critical',
  references: ['EAM API, issue types', 'KB 340947'],
  supersedes: ['sva-not-listening', 'mux-no-sva-link', 'sva-alarm', 'service-down-in-sva'],
  facts: { gi: GI, issues: EAM_ISSUES },
  evaluate({ material, facts: { gi, issues } }) {
    if (!gi.hasTrace) return noTrace()
    // Agents of the cluster services are EAM's, too, and protect nothing.
    const told = issues.filter(({ known, text }) => known.kind === 'agent-vm-down' && !/vCLS/i.test(text))
    const looks = [
      ...[...Map.groupBy(told, ({ vcenter, host }) => `${vcenter} ${host}`).values()].map((own) => byIssues(own, gi)),
      ...byRuntime(gi, material),
      ...gi.svas.map((sva) => bySelf(sva, gi)),
    ]
    const hasEam = gi.vcenters.some(({ eamLogEnd }) => eamLogEnd !== null)
    if (hasEam) looks.push(FINE)
    return looks.length > 0 ? conclude(looks) : cannotKnow([EAM_LOG, EAM_ANSWER])
  },
})

function byIssues(own: readonly EamIssue[], gi: GiModel): Look {
  const last = own.at(-1)!
  if (last.isResolved) return FINE
  const host = gi.places.find('host', last.host)?.name ?? last.host
  const sva = gi.svas.find((one) => host !== null && one.host !== null && isSameName(one.host, host))
  const names = [...new Map(own.map(({ known }) => [known.name, known])).values()]
  const first = own.find(({ time }) => time !== null)?.time
  const runs = sva?.isRunning.is === 'there' ? sva.isRunning : null
  // A list of the host that is newer than EAM's word shows that it is over.
  const isBack = runs !== null && runs.at !== null && last.time !== null && runs.at > last.time
  const then = asListed(runs?.at ?? null)
  const so = isBack
    ? say(` It ran again ${then.en}.`, `${then.ja}は稼働していた。`)
    : say(' VMs of that host are not protected.', 'そのホストの仮想マシンは保護されない。')
  return fault({
    affects: sva
      ? ofSva(sva, 'sva')
      : [
          ...(host === null ? [] : [affectsNode('sva', host), affectsEdge('e_epsec', host)]),
          affectsNode('eam', last.vcenter),
        ],
    severity: isBack ? 'low' : 'critical',
    confidence: 0.9,
    summary: say(
      `EAM of ${last.vcenter} reports of the service VM${host === null ? '' : ` of ${host}`}: ${names.map(({ name, meaning }) => `${name} (${meaning.en})`).join(', ')}${first === undefined ? '' : `, first at ${when(first!)}`}.${so.en}`,
      `${last.vcenter} の EAM が${host === null ? '' : ` ${host} の`}サービス VM について ${names.map(({ name, meaning }) => `${name}(${meaning.ja})`).join('、')} を報告した${first === undefined ? '' : `(初回 ${when(first!)})`}。${so.ja}`,
    ),
    evidence: [
      ...[...own.slice(0, 5), ...own.slice(5).slice(-3)].map(({ evidence }) => evidence),
      ...(isBack ? runs.evidence.slice(0, 1) : []),
    ],
    steps: STEPS,
  })
}

/** The last word of EAM about each agent: `vmPowerState = poweredOff`, though it is meant to be enabled. */
function byRuntime(gi: GiModel, material: Material): Look[] {
  return gi.vcenters.flatMap((vcenter) => {
    const answers = vcenter.lines.flatMap((line) => {
      const runtime = line.kind === 'answered' ? readRuntime(textOf(line.event)) : null
      return runtime?.power && !/vCLS/i.test(textOf(line.event)) ? [{ line, runtime }] : []
    })
    return [...Map.groupBy(answers, ({ runtime }) => runtime.object ?? '').values()].map((own): Look => {
      const { line, runtime } = own.at(-1)!
      if (runtime.power !== 'poweredOff' || runtime.goal !== 'enabled') return FINE
      return fault({
        affects: [affectsNode('eam', vcenter.name), `host:${vcenter.name}`],
        confidence: 0.9,
        summary: say(
          `EAM of ${vcenter.name} found the service VM of ${runtime.object ?? 'an agent'} powered off at ${when(line.time)}, though the agent is enabled.`,
          `${vcenter.name} の EAM は ${when(line.time)} の時点で、有効なエージェント ${runtime.object ?? ''} のサービス VM がパワーオフ状態であることを示している。`,
        ),
        evidence: own.slice(-3).map((one) => ofEvent(material, one.line.event)),
        steps: STEPS,
      })
    })
  })
}

/** Registered on a prepared host and not among the VMs that run. */
function bySelf(sva: GiSva, gi: GiModel): Look {
  const { vm, isRunning } = sva
  if (isRunning.is === 'there' || hasWorkingLink(sva, gi)) return FINE
  if (vm === null || isRunning.is === 'unknown') return unclear(...isRunning.missing, EAM_LOG)
  // A name alone makes no SVA where another one of the host does the work.
  const other = gi.svas.find((one) => one !== sva && one.host === sva.host && one.isRunning.is === 'there')
  if (other && sva.place === null) return beside(say('Another SVA of the host runs', 'ホストの別の SVA が稼働している'))
  const name = nameOf(sva)
  return fault({
    affects: ofSva(sva, 'sva'),
    confidence: sva.place === null ? 0.5 : 0.8,
    summary: say(
      `${name.en} is registered on its host but did not run ${asListed(isRunning.at).en}.`,
      `${name.ja} はホストに登録されているが、${asListed(isRunning.at).ja}稼働していなかった。`,
    ),
    evidence: [...isRunning.evidence, ...vm.evidence.slice(0, 2)],
    steps: STEPS,
  })
}
