import type { Evidence, LocalText, NextStep, Severity } from '@bundlescope/contract/analysis.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import type { ProbeAnswers, ProbesWanted } from '../facts/fact.ts'
import { isNamed } from '../facts/gi/event-text.ts'
import { GI, type GiModel, hasAgentTrace } from '../facts/gi/gi.ts'
import type { GiHost } from '../facts/gi/hosts.ts'
import { affectsNode, type NodeKind } from '../facts/gi/ids.ts'
import type { GiVm } from '../facts/gi/vms.ts'
import type { Material } from '../facts/material.ts'
import { say } from '../knowledge/text.ts'
import { cannotKnow, conclude, FINE, fault, type Look, noTrace, unclear } from './gi-looks.ts'
import { defineRule, type Rule, type Verdict } from './rule.ts'

interface Beside<P extends ProbesWanted> {
  material: Material
  probes: ProbeAnswers<P>
  gi: GiModel
  /** The host that the VM is on, where its bundle is there. */
  host: GiHost | null
}

interface VmRuleHead<P extends ProbesWanted> {
  id: string
  title: LocalText
  catalogue: readonly string[]
  severity: Severity
  references: readonly string[]
  supersedes?: readonly string[]
  probes?: P
  /** Which VMs the question arises for; those that are, or may be, protected unless said. */
  concerns?: (vm: GiVm, gi: GiModel) => boolean
}

interface VmRuleDefinition<P extends ProbesWanted> extends VmRuleHead<P> {
  look(vm: GiVm, beside: Beside<P>): Look
}

/** A rule that looks at every VM that Guest Introspection protects or may protect, one after the other. */
export function vmRule<P extends ProbesWanted = Record<never, never>>(definition: VmRuleDefinition<P>): Rule {
  return ruleOf(definition, (vms, beside) =>
    vms.map((vm) => definition.look(vm, { ...beside, host: hostOf(vm, beside.gi) })),
  )
}

/** What one VM has, of which hundreds may have the same. */
export type Trait =
  | { is: 'yes'; evidence: readonly Evidence[] }
  | { is: 'no' }
  | { is: 'unknown'; missing: readonly LocalText[] }

export const NO: Trait = { is: 'no' }

interface VmTraitDefinition<P extends ProbesWanted> extends VmRuleHead<P> {
  confidence: number
  node: NodeKind
  trait(vm: GiVm, beside: Beside<P>): Trait
  /** `names`: the VMs as people say them, `app21, app22 and 3 more`. */
  summary(names: LocalText, vms: readonly GiVm[], beside: Beside<P>): LocalText
  steps: readonly NextStep[]
  grade?: (vms: readonly GiVm[], beside: Beside<P>) => Severity
}

/** A rule about what many VMs may have alike: one finding for all VMs of a host, so that forty are not forty findings. */
export function vmTraitRule<P extends ProbesWanted = Record<never, never>>(definition: VmTraitDefinition<P>): Rule {
  const { trait, summary, steps, grade, severity, confidence, node } = definition
  return ruleOf(definition, (vms, given) =>
    [...Map.groupBy(vms, ({ host }) => host)].flatMap(([name, own]): Look[] => {
      const beside = { ...given, host: hostOf(own[0]!, given.gi) }
      const traits = own.map((vm) => ({ vm, seen: trait(vm, beside) }))
      const having = traits.flatMap(({ vm, seen }) => (seen.is === 'yes' ? [{ vm, evidence: seen.evidence }] : []))
      if (having.length === 0)
        return traits.map(({ seen }) => (seen.is === 'unknown' ? unclear(...seen.missing) : FINE))
      const those = having.map(({ vm }) => vm)
      return [
        fault({
          affects: [
            ...those.map((vm) => affectsNode(node, vm.name)),
            ...those.map((vm) => `vm:${vm.name}`),
            ...(name === null ? [] : [`host:${name}`]),
          ],
          severity: grade?.(those, beside) ?? severity,
          confidence,
          summary: summary(namesOf(those), those, beside),
          evidence: having.flatMap(({ evidence }) => evidence.slice(0, 2)).slice(0, 20),
          steps,
        }),
      ]
    }),
  )
}

type Given<P extends ProbesWanted> = Omit<Beside<P>, 'host'>

function ruleOf<P extends ProbesWanted>(
  definition: VmRuleHead<P>,
  lookAt: (vms: readonly GiVm[], given: Given<P>) => Look[],
): Rule {
  const { id, title, catalogue, severity, references, supersedes = [], concerns = isOrMayBeProtected } = definition
  return defineRule({
    id,
    title,
    catalogue,
    severity,
    references,
    supersedes,
    facts: { gi: GI },
    probes: definition.probes ?? ({} as P),
    evaluate({ material, facts: { gi }, probes }) {
      if (!gi.hasTrace) return noTrace()
      const vms = gi.vms.filter((vm) => concerns(vm, gi))
      return vms.length === 0 ? noneOf(gi.vms) : conclude(lookAt(vms, { material, probes, gi }))
    },
  })
}

/** Without any VM their logs are missing; with others only, the question does not arise. */
function noneOf(vms: readonly GiVm[]): Verdict {
  if (vms.length > 0)
    return {
      outcome: 'not-applicable',
      reason: say('It concerns no VM of the bundles', '該当する仮想マシンがバンドルにない'),
      missing: [],
    }
  return cannotKnow([
    say(
      'the support bundle (vm-support) of the host, which holds vmware.log and .vmx of its VMs',
      '仮想マシンの vmware.log と .vmx を含む、ホストのサポートバンドル(vm-support)',
    ),
  ])
}

/** It shows a thin agent, something was collected inside it, or its host is prepared; never a guest of another system. */
function isOrMayBeProtected(vm: GiVm, gi: GiModel): boolean {
  if (vm.isWindows === false) return false
  return hasAgentTrace(vm) || vm.guest !== null || gi.prepared.some(({ name }) => name === vm.host)
}

function hostOf(vm: GiVm, gi: GiModel): GiHost | null {
  return gi.hosts.find(({ name }) => name === vm.host) ?? null
}

const MOST_NAMES = 6

function namesOf(vms: readonly GiVm[]): LocalText {
  const shown = vms
    .slice(0, MOST_NAMES)
    .map(({ name }) => name)
    .join(', ')
  const more = vms.length - MOST_NAMES
  return more > 0 ? { en: `${shown} and ${more} more`, ja: `${shown} ほか ${more} 台` } : { en: shown, ja: shown }
}

/** What a finding about a VM affects, the part of Guest Introspection first. */
export function affectsVm(vm: GiVm, first: string): string[] {
  return [first, `vm:${vm.name}`, ...(vm.host === null ? [] : [`host:${vm.host}`])]
}

/**
 * The commands run inside the guest say that the driver is not installed at all: `sc query` does not know the service, or
 * the list of drivers has no row of it. That it is stopped, or not among the loaded filters, says the contrary or nothing.
 */
export function isDriverNotInstalled(vm: GiVm): boolean {
  const { is, evidence } = vm.drivers.fileFilter
  if (is !== 'absent' || evidence.some(({ text }) => /^vsepflt (?!not installed)/.test(text))) return false
  return evidence.some(({ text }) => /not installed/.test(text) || / drivers$/.test(text))
}

/** An event of vCenter names a VM in a sentence: `app21 on esx07 in Lab is suspended`. */
export function isNamedIn(vm: GiVm, text: string): boolean {
  return isNamed(vm.name, text)
}

/** The line stands in the VM's own log, or in what was collected inside it. */
export function isWrittenIn(vm: GiVm, event: EventRow, material: Material): boolean {
  if (vm.logs.some(({ id }) => id === event.source)) return true
  const source = material.sourceOf(event)
  const members = vm.guest?.members ?? []
  return source !== null && members.some(({ bundle, id }) => bundle === source.bundle && id === source.member)
}
