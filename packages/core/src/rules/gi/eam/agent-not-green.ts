import { EAM_ISSUES } from '../../../facts/eam-issues.ts'
import { ofEvent, ofSnapshot } from '../../../facts/evidence.ts'
import { readRuntime } from '../../../facts/gi/eam-lines.ts'
import { GI } from '../../../facts/gi/gi.ts'
import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { GI_VCENTERS, type GiVcenter } from '../../../facts/gi/vcenters.ts'
import { when } from '../../../facts/words.ts'
import { LOOK_AT_AGENCIES, READ_EAM_LOG } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { cannotKnow, conclude, FINE, fault, type Look, noTrace } from '../../gi-looks.ts'
import { CLEAR, defineRule } from '../../rule.ts'
import { EAM_ANSWER, EAM_LOG } from '../eam-log.ts'

/** What EAM said of an agent or agency, in order of time: `yellow`, `red`, `green`. */
interface Status {
  object: string
  vcenter: string
  status: string
  time: number | null
  evidence: ReturnType<typeof ofEvent>
}

/** Yellow or red, and no issue that another rule speaks of says why. */
export const agentNotGreen = defineRule({
  id: 'agent-not-green',
  title: say('An agent or agency of EAM is not green', 'EAM のエージェント・エージェンシーが正常(緑)ではない'),
  catalogue: ['GI-E14'],
  severity: 'medium',
  references: ['KB 340947', 'KB 2075600'],
  facts: { gi: GI, vcenters: GI_VCENTERS, issues: EAM_ISSUES },
  evaluate({ material, facts }) {
    const isExplained = (vcenter: string): boolean =>
      facts.issues.some((one) => one.vcenter === vcenter && !one.isResolved && one.known.kind !== 'other')
    const told = facts.vcenters.flatMap((vcenter) => statusesOf(vcenter, (event) => ofEvent(material, event)))
    const reported = material.snapshots('health').flatMap((table) =>
      table.rows.flatMap((row): Status[] => {
        const isAgent = table.rows.some((other) => other.object === row.object && /^goal_?state$/i.test(other.type))
        if (row.type !== 'status' || !isAgent) return []
        const evidence = ofSnapshot(table, row.line, `${row.object} status: ${row.status}`.trim())
        const vcenter = material.member(table.bundle, table.member)?.host ?? table.path
        return [{ object: row.object, vcenter, status: row.status.toLowerCase(), time: table.at, evidence }]
      }),
    )
    const others = facts.issues.filter(({ known }) => known.kind === 'other')
    const looks = [
      ...Map.groupBy([...told, ...reported], ({ object, vcenter }) => `${vcenter} ${object}`).values(),
    ].map((own): Look => {
      const last = own.at(-1)!
      if (last.status === 'green') return FINE
      if (isExplained(last.vcenter)) return FINE
      const because = others.filter(({ vcenter }) => vcenter === last.vcenter)
      const since = own.find(
        (one, n) => one.status !== 'green' && own.slice(n).every(({ status }) => status !== 'green'),
      )
      const names = [...new Set(because.map(({ known }) => known.name))]
      return fault({
        affects: [affectsNode('eam', last.vcenter), affectsEdge('e_agency', last.vcenter), `host:${last.vcenter}`],
        confidence: 0.8,
        summary: say(
          `EAM of ${last.vcenter} calls ${last.object || 'an agent'} ${last.status}${last.time === null ? '' : ` at ${when(last.time)}`}${names.length > 0 ? `: ${names.join(', ')}` : ', and no issue in the bundles says why'}.`,
          `${last.vcenter} の EAM は${last.time === null ? '' : ` ${when(last.time)} の時点で`} ${last.object || 'エージェント'} を ${last.status} としている${names.length > 0 ? `(${names.join('、')})` : '。理由を示す問題はバンドルにない'}。`,
        ),
        evidence: [...own.filter(({ status }) => status !== 'green').slice(-4), ...because].map(
          ({ evidence }) => evidence,
        ),
        steps: [LOOK_AT_AGENCIES, READ_EAM_LOG],
        from: since?.time ?? null,
        to: last.time,
      })
    })
    if (looks.length === 0 && others.length > 0) {
      const [one] = others
      looks.push(
        fault({
          affects: [affectsNode('eam', one!.vcenter), `host:${one!.vcenter}`],
          confidence: 0.8,
          summary: say(
            `EAM of ${one!.vcenter} reports ${one!.known.name}: ${one!.known.meaning.en}.`,
            `${one!.vcenter} の EAM が ${one!.known.name} を報告した:${one!.known.meaning.ja}。`,
          ),
          evidence: others.slice(0, 8).map(({ evidence }) => evidence),
          steps: [LOOK_AT_AGENCIES, READ_EAM_LOG],
        }),
      )
    }
    const hasLog = facts.vcenters.some(({ eamLogEnd }) => eamLogEnd !== null)
    if (looks.length === 0 && hasLog) return CLEAR
    if (looks.length === 0) return facts.gi.hasTrace ? cannotKnow([EAM_LOG, EAM_ANSWER]) : noTrace()
    return conclude(looks)
  },
})

/** Answers of EAM's API, and vCenter's events of a status that changed. */
function statusesOf(
  { name, lines }: GiVcenter,
  cite: (event: GiVcenter['lines'][number]['event']) => Status['evidence'],
): Status[] {
  return lines.flatMap(({ kind, event, time, read }): Status[] => {
    const runtime = kind === 'answered' ? readRuntime(event.message) : null
    const status = runtime?.status ?? changed(read.event, event.message)
    if (!status || !/^(?:green|yellow|red)$/.test(status)) return []
    return [{ object: runtime?.object ?? '', vcenter: name, status, time, evidence: cite(event) }]
  })
}

/** `com.vmware.vim.eam.agent.statusChanged … from green to yellow`. */
function changed(event: string | undefined, message: string): string | null {
  if (!event?.endsWith('statusChanged')) return null
  return /\b(green|yellow|red)\b(?![\s\S]*\b(?:green|yellow|red)\b)/i.exec(message)?.[1]?.toLowerCase() ?? null
}
