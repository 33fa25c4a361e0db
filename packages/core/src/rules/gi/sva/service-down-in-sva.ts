import type { Evidence, LocalText } from '@bundlescope/contract/analysis.ts'
import { readRuntime } from '../../../facts/gi/eam-lines.ts'
import { isNamed, textOf } from '../../../facts/gi/event-text.ts'
import { GI, type GiModel } from '../../../facts/gi/gi.ts'
import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { evidenceOf } from '../../../facts/gi/moments.ts'
import type { Material } from '../../../facts/material.ts'
import { LOOK_AT_EPSEC_PORT, LOOK_AT_SCANNER } from '../../../knowledge/gi/steps-sva.ts'
import { say } from '../../../knowledge/text.ts'
import { cannotKnow, noTrace } from '../../gi-looks.ts'
import { CLEAR, defineRule, step } from '../../rule.ts'
import { EAM_LOG } from '../eam-log.ts'
import { HEALTH_JSON } from '../manager-log.ts'
import { ofSva } from '../sva-words.ts'

/**
 * Two words that are often taken for one: install status says that the VIB is there and the SVA powered on; service status
 * that what runs inside works. Green and down together mean: look inside the SVA.
 */
export const serviceDownInSva = defineRule({
  id: 'service-down-in-sva',
  title: say(
    'Installed, but the service in the SVA is not up',
    'インストールは正常だが、SVA 内のサービスが稼働していない',
  ),
  catalogue: ['GI-S08'],
  severity: 'critical',
  references: ['KB 2096846', 'NSX API: ServiceInstanceHealthStatus'],
  supersedes: ['sva-alarm'],
  facts: { gi: GI },
  evaluate({ material, facts: { gi } }) {
    if (!gi.hasTrace) return noTrace()
    const reports = gi.managers.flatMap((manager) => manager.reports.map((report) => ({ manager, ...report })))
    const services = reports.filter(({ field }) => /^(?:solution|service)_status$/.test(field))
    const down = services.filter(
      ({ value }) => !/^(?:UP|IN_SERVICE|HEALTHY)$/i.test(value) && !/^(?:unknown|none|)$/i.test(value),
    )
    if (services.length === 0) return cannotKnow([HEALTH_JSON])
    if (down.length === 0) return CLEAR
    const installed = installedBy(gi, material)
    // A deployment that is under way, or failed, explains a service that is not up; where nothing is said of it, the report stands.
    const isUnfinished = reports.some(({ field }) => field === 'deployment_status') || hasLostSva(gi)
    if (installed.length === 0 && isUnfinished)
      return cannotKnow([
        EAM_LOG,
        say(
          'the install status of the service on each host, as the manager shows it',
          'マネージャに表示される、各ホストのサービスのインストール状態',
        ),
      ])
    const groups = Map.groupBy(down, ({ manager }) => manager.name)
    return {
      outcome: 'found',
      findings: [...groups].map(([manager, own]) => {
        const named = gi.svas.filter(({ name }) => own.some(({ object }) => isNamed(name, object)))
        const svas = named.length > 0 ? named : gi.svas.length === 1 ? gi.svas : []
        const objects = own.map(({ object, value }) => `${object || 'service'}: ${value}`).join(', ')
        return {
          affects: [
            ...svas.flatMap((sva) => ofSva(sva, 'epseclib')),
            affectsEdge('e_svc', manager),
            affectsNode('manager', manager),
          ],
          severity: installed.length > 0 ? ('critical' as const) : ('high' as const),
          confidence: installed.length > 0 ? 0.85 : 0.6,
          summary:
            installed.length === 0
              ? reported(manager, objects)
              : say(
                  `The service VM is installed and powered on, but the service inside is not up (${objects}). Install status says nothing of what runs inside.`,
                  `サービス VM はインストール・パワーオン済みだが、内部のサービスが稼働していない(${objects})。インストール状態は内部の動作を示さない。`,
                ),
          evidence: [...own.map(({ evidence }) => evidence), ...installed.slice(0, 3)],
          steps: [
            LOOK_AT_SCANNER,
            LOOK_AT_EPSEC_PORT,
            step(
              say(
                'See in the partner console whether the SVA is registered, reachable and licensed',
                'パートナー コンソールで SVA の登録・到達性・ライセンスを確認する',
              ),
            ),
          ],
        }
      }),
    }
  },
})

function hasLostSva(gi: GiModel): boolean {
  return gi.svas.some(({ isRunning }) => isRunning.is === 'absent')
}

function reported(manager: string, objects: string): LocalText {
  return say(
    `${manager} reports that the service is not up (${objects}). Whether its service VM is installed and runs, nothing here tells: see that first.`,
    `${manager} がサービスの停止を報告している(${objects})。サービス VM がインストール済みで稼働しているかは、手元の情報では不明。先に確認する。`,
  )
}

/** What says that the agents are where they should be: NSX’s deployment, EAM’s agents, the host’s list of VMs. */
function installedBy(gi: GiModel, material: Material): Evidence[] {
  const deployed = gi.managers.flatMap(({ reports }) =>
    reports.filter(({ field, value }) => field === 'deployment_status' && /^DEPLOYMENT_SUCCESSFUL$/i.test(value)),
  )
  const green = gi.vcenters.flatMap(({ lines }) =>
    lines.filter(({ kind, event }) => {
      const runtime = kind === 'answered' ? readRuntime(textOf(event)) : null
      return runtime?.status === 'green' || runtime?.power === 'poweredOn'
    }),
  )
  const running = gi.svas.filter(({ isRunning, isAssumed }) => isRunning.is === 'there' && !isAssumed)
  return [
    ...deployed.map(({ evidence }) => evidence),
    ...green.slice(-2).map((line) => evidenceOf(material, line)),
    ...running.flatMap(({ isRunning }) => isRunning.evidence),
  ]
}
