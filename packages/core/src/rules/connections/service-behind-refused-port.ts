import type { Severity } from '@bundlescope/contract/analysis.ts'
import { REFUSED_PORTS, type RefusedPort } from '../../facts/connections/trouble.ts'
import { LISTINGS } from '../../facts/listings.ts'
import { machineName } from '../../facts/machine.ts'
import type { Material } from '../../facts/material.ts'
import { say } from '../../knowledge/text.ts'
import { chainOf, summaryOf } from '../refusal-chain.ts'
import { clearOrUnknown, defineRule, type Found } from '../rule.ts'
import { stepsFor } from '../service-steps.ts'

/** Without these, nothing of a machine works. */
const VITAL = ['vmware-vpxd', 'vmware-vpostgres', 'vmware-stsd', 'vmdird', 'hostd']

export const serviceBehindRefusedPort = defineRule({
  id: 'service-behind-refused-port',
  title: say('A service refused connections', 'サービスが接続を拒否した'),
  catalogue: ['VC-01', 'VC-02'],
  severity: 'high',
  references: ['KB 2109881', 'RFC 9293'],
  supersedes: ['proxy-refused', 'service-stopped', 'operation-failed', 'peer-refused'],
  facts: { refused: REFUSED_PORTS, listings: LISTINGS },
  evaluate({ material, facts }) {
    if (facts.refused.length > 0)
      return { outcome: 'found', findings: facts.refused.map((one) => toFound(one, material)) }
    return clearOrUnknown(material)
  },
})

function toFound(refused: RefusedPort, material: Material): Found {
  const { owner, service, tasks, first, last, isLocal } = refused
  const dossier = chainOf(refused, material)
  const server = refused.failures[0]!.server!
  const name = service?.name ?? owner.service
  const task = tasks[0]?.task
  const operations = tasks.map((one) => `operation:${one.task.root ?? one.task.task}`)
  const port = `port:${owner.port}@${machineName(server)}`
  return {
    affects: [...(name ? [`service:${name}`] : []), port, ...operations, `host:${machineName(server)}`],
    title: task
      ? say(
          `${task.method ?? task.task} failed: ${name ?? `port ${owner.port}`} refused the connection`,
          `${task.method ?? task.task} が失敗:${name ?? `ポート ${owner.port}`} が接続を拒否`,
        )
      : say(`${name ?? `Port ${owner.port}`} refused connections`, `${name ?? `ポート ${owner.port}`} が接続を拒否`),
    severity: severityOf(refused),
    confidence: confidenceOf(refused),
    catalogue: [...(task ? ['VC-01'] : []), ...(isLocal ? ['VC-02'] : [])],
    summary: summaryOf(refused),
    chain: dossier.chain,
    evidence: dossier.evidence,
    steps: service ? stepsFor(service, first) : [],
    references: owner.knownPort?.verified ? [owner.knownPort.source] : [],
    from: first,
    to: last,
  }
}

function severityOf({ isPassing, service, owner, tasks, count }: RefusedPort): Severity {
  if (isPassing) return 'info'
  const isGone = service?.state === 'stopped' || owner.state === 'not listening'
  if (isGone && service && VITAL.includes(service.name)) return 'critical'
  if (tasks.length > 0 || (isGone && service !== null)) return 'high'
  return count >= 3 ? 'medium' : 'low'
}

/** A listing that shows the port closed, and a task that says why it failed, make it sure. */
function confidenceOf({ tasks, owner, service, failures }: RefusedPort): number {
  const link = tasks[0]?.confidence ?? 0.8
  const seen = owner.basis.includes('bundle') || service?.state === 'stopped' || (service?.spans.length ?? 0) > 0
  const known = owner.service !== null && (owner.knownPort?.verified ?? true)
  return (
    Math.round(link * (seen ? 1 : 0.9) * (known ? 1 : 0.75) * (failures[0]!.by === 'rule of thumb' ? 0.8 : 1) * 100) /
    100
  )
}
