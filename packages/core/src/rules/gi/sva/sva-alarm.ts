import type { Evidence } from '@bundlescope/contract/analysis.ts'
import { isNamed, textOf } from '../../../facts/gi/event-text.ts'
import { GI } from '../../../facts/gi/gi.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import type { GiManager } from '../../../facts/gi/managers.ts'
import { evidenceOf } from '../../../facts/gi/moments.ts'
import type { Material } from '../../../facts/material.ts'
import { when } from '../../../facts/words.ts'
import { LOOK_AT_EPSEC_PORT, LOOK_AT_SCANNER, REACTIVATE_SVA, REDEPLOY_SVA } from '../../../knowledge/gi/steps-sva.ts'
import { say } from '../../../knowledge/text.ts'
import { cannotKnow, noTrace } from '../../gi-looks.ts'
import { CLEAR, defineRule } from '../../rule.ts'
import { MANAGER_LOG } from '../manager-log.ts'
import { ofSva } from '../sva-words.ts'

const ALARMS = /^(?:svm_health_status_down|VSM_SVM_EVENT_(?:MISSING_REPORT|INIT_FAILURE))$/
const OVER = /^VSM_SVM_EVENT_(?:REPORT_RESTORED|ENABLED)$/

/** An alarm about an SVA. Rules that know why take it into their own finding. */
export const svaAlarm = defineRule({
  id: 'sva-alarm',
  title: say('The manager raised an alarm about a service VM', 'マネージャがサービス VM(SVA)のアラームを報告した'),
  catalogue: ['GI-S14'],
  severity: 'medium',
  references: ['KB 2096846', 'KA-0002868'],
  facts: { gi: GI },
  evaluate({ material, facts: { gi } }) {
    if (!gi.hasTrace) return noTrace()
    const findings = gi.managers.flatMap((manager) => {
      const own = toldOf(manager, material)
      const last = own.at(-1)
      if (!last) return []
      const over = manager.lines.find(
        ({ kind, time, read }) =>
          time > (last.at ?? Number.POSITIVE_INFINITY) &&
          (OVER.test(read.vsm ?? '') || (kind === 'alarm-over' && read.alarm === last.name)),
      )
      const named = gi.svas.filter(({ name }) => own.some(({ text }) => isNamed(name, text)))
      const svas = named.length > 0 ? named : gi.svas.length === 1 ? gi.svas : []
      const at = last.at === null ? say('', '') : say(`, last at ${when(last.at)}`, `(直近 ${when(last.at)})`)
      const back = over ? say(`, over at ${when(over.time)}`, `、${when(over.time)} に復旧した`) : say('', '')
      return [
        {
          affects: [...svas.flatMap((sva) => ofSva(sva, 'sva')), affectsNode('manager', manager.name)],
          severity: over ? ('low' as const) : ('medium' as const),
          confidence: 0.85,
          summary: say(
            `${manager.name} reported ${last.name} of ${svas.map(({ name }) => name).join(', ') || 'a service VM'}${at.en}${back.en}; nothing in the bundles says why.`,
            `${manager.name} が ${svas.map(({ name }) => name).join('、') || 'サービス VM'} について ${last.name} を報告し${back.ja ? `${at.ja}${back.ja}` : `た${at.ja}`}。原因を示すものはバンドルにない。`,
          ),
          evidence: own.slice(-6).map(({ evidence }) => evidence),
          steps: [LOOK_AT_SCANNER, LOOK_AT_EPSEC_PORT, REACTIVATE_SVA, REDEPLOY_SVA],
        },
      ]
    })
    if (findings.length > 0) return { outcome: 'found', findings }
    return gi.managers.some(({ place }) => place !== null) ? CLEAR : cannotKnow([MANAGER_LOG])
  },
})

interface Told {
  /** `svm_health_status_down`. */
  name: string
  at: number | null
  text: string
  evidence: Evidence
}

/** Lines of its logs, then alarms of its lists, each in order of time. */
function toldOf({ lines, alarms }: GiManager, material: Material): Told[] {
  const inLogs = lines.flatMap((line): Told[] => {
    const name = line.read.alarm ?? line.read.vsm ?? ''
    if (line.kind === 'alarm-over' || !ALARMS.test(name)) return []
    return [{ name, at: line.time, text: textOf(line.event), evidence: evidenceOf(material, line) }]
  })
  const listed = alarms
    .filter(({ type, isOpen }) => isOpen && ALARMS.test(type))
    .map(({ type, at, object, text, evidence }) => ({ name: type, at, text: `${object} ${text}`, evidence }))
  return [...inLogs, ...listed]
}
