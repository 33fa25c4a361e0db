import { isNamed, textOf } from '../../../facts/gi/event-text.ts'
import { GI } from '../../../facts/gi/gi.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import { evidenceOf } from '../../../facts/gi/moments.ts'
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
      const own = manager.lines.filter(
        ({ kind, read }) => kind !== 'alarm-over' && ALARMS.test(read.alarm ?? read.vsm ?? ''),
      )
      const last = own.at(-1)
      if (!last) return []
      const over = manager.lines.find(
        ({ kind, time, read }) =>
          time > last.time && (OVER.test(read.vsm ?? '') || (kind === 'alarm-over' && read.alarm === last.read.alarm)),
      )
      const named = gi.svas.filter(({ name }) => own.some(({ event }) => isNamed(name, textOf(event))))
      const svas = named.length > 0 ? named : gi.svas.length === 1 ? gi.svas : []
      return [
        {
          affects: [...svas.flatMap((sva) => ofSva(sva, 'sva')), affectsNode('manager', manager.name)],
          severity: over ? ('low' as const) : ('medium' as const),
          confidence: 0.85,
          summary: say(
            `${manager.name} reported ${last.read.alarm ?? last.read.vsm} of ${svas.map(({ name }) => name).join(', ') || 'a service VM'}, last at ${when(last.time)}${over ? `, over at ${when(over.time)}` : ''}; nothing in the bundles says why.`,
            `${manager.name} が ${svas.map(({ name }) => name).join('、') || 'サービス VM'} について ${last.read.alarm ?? last.read.vsm} を報告した(直近 ${when(last.time)}${over ? `、${when(over.time)} に復旧` : ''})。原因を示すものはバンドルにない。`,
          ),
          evidence: own.slice(-6).map((line) => evidenceOf(material, line)),
          steps: [LOOK_AT_SCANNER, LOOK_AT_EPSEC_PORT, REACTIVATE_SVA, REDEPLOY_SVA],
        },
      ]
    })
    if (findings.length > 0) return { outcome: 'found', findings }
    return gi.managers.some(({ place }) => place !== null) ? CLEAR : cannotKnow([MANAGER_LOG])
  },
})
