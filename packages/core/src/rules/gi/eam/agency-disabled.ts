import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { EAM_ANSWER, EAM_LOG } from '../eam-log.ts'
import { span, toldRule } from '../told-rule.ts'

/** EAM leaves the agents of a disabled agency alone, whatever happens to them. */
export const agencyDisabled = toldRule({
  id: 'agency-disabled',
  title: say('An agency of EAM is disabled', 'EAM のエージェンシーが無効になっている'),
  catalogue: ['GI-E10'],
  severity: 'high',
  references: ['EAM API, issue types'],
  toldBy: 'eam',
  missing: [EAM_LOG, EAM_ANSWER],
  signs: {
    issue: {
      query:
        '(program:eam OR source:eam* OR "eam issue") agencydisabled OR component:com.vmware.vim.eam.issue.agencyDisabled',
      pattern: /\bAgencyDisabled\b(?=(?:[\s\S]*?agencyName = '(?<agency>[^']+)')?)/i,
    },
    goal: {
      query: 'goalstate disabled',
      pattern: /goalState = '?disabled\b(?=(?:[\s\S]*?agencyName = '(?<agency>[^']+)')?)/,
      from: /^eam/,
    },
  },
  reports: ({ type, status, object }) =>
    /^goal_?state$/i.test(type) && status.toLowerCase() === 'disabled' ? { agency: object } : null,
  wellReported: ({ type, status }) => /^goal_?state$/i.test(type) && status.toLowerCase() === 'enabled',
  about: (_read, vcenter) => [affectsNode('eam', vcenter), affectsEdge('e_agency', vcenter), `host:${vcenter}`],
  summary: (told) =>
    say(
      `The agency ${told.read.agency || 'of a solution'} in EAM of ${told.teller} is disabled (${span(told).en}): EAM neither deploys its service VMs nor powers them on.`,
      `${told.teller} の EAM でエージェンシー${told.read.agency ? ` ${told.read.agency} ` : ''}が無効になっている(${span(told).ja})。サービス VM のデプロイもパワーオンも行われない。`,
    ),
  steps: () => [
    LOOK_AT_AGENCIES,
    step(
      say(
        'Find out who disabled it and why: events of vCenter Server, com.vmware.vim.eam.agency.goalstate',
        'vCenter のイベント(com.vmware.vim.eam.agency.goalstate)で、無効にした操作と理由を確認する',
      ),
    ),
    step(
      say(
        'Enable it in the manager that made it, or deploy the service again there',
        '作成元のマネージャで有効にする、またはサービスを再デプロイする',
      ),
    ),
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log':
          "2025-02-03T04:05:06.100Z |  INFO | vlsi | | 108 | API COMPLETE: Agency(ID: 'Agency:5e1c:null').queryRuntime. Result:\neam.EamObject.RuntimeInfo { goalState = 'disabled', status = 'yellow' }",
      },
    ],
    clear: [
      {
        'var/log/vmware/eam/eam.log':
          "2025-02-03T04:05:06.100Z |  INFO | vlsi | | 108 | API COMPLETE: Agency(ID: 'Agency:5e1c:null').queryRuntime. Result:\neam.EamObject.RuntimeInfo { goalState = 'enabled', status = 'green' }",
      },
    ],
  },
})
