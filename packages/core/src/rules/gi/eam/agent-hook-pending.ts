import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { when } from '../../../facts/words.ts'
import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { EAM_LOG } from '../eam-log.ts'
import { span, toldRule } from '../told-rule.ts'

/** Answers of solutions take moments; what is younger when the log ends may still come. */
const SOON = 5 * 60e6

/** After it has deployed or powered on an agent VM, EAM may have to wait for the solution to call it available. */
export const agentHookPending = toldRule({
  id: 'agent-hook-pending',
  title: say(
    'EAM waits for the solution to call an agent VM available',
    'EAM がソリューションによるエージェント VM の利用可能通知を待っている',
  ),
  catalogue: ['GI-E13'],
  severity: 'medium',
  references: ['vCenter events: com.vmware.vim.eam'],
  toldBy: 'eam',
  missing: [EAM_LOG],
  signs: {
    event: {
      query:
        'markagentvmasavailableafterprovisioning OR markagentvmasavailableafterpoweron OR component:com.vmware.vim.eam.agent.markAgentVmAsAvailableAfterProvisioning OR component:com.vmware.vim.eam.agent.markAgentVmAsAvailableAfterPowerOn',
      pattern: /eam\.agent\.markAgentVmAsAvailableAfter(?<hook>Provisioning|PowerOn)\b/,
    },
    runtime: {
      query: 'program:eam vmhook vmstate',
      pattern: /vmHook = [\s\S]{0,200}?vmState = '?(?<hook>provisioned|poweredOn)/,
    },
  },
  ends: {
    green: {
      query:
        '"eam agent statuschanged" green OR "eam agency statuschanged" green OR (component:com.vmware.vim.eam.* green) OR (program:eam status green)',
      pattern: /(?:agent|agency)\.statusChanged\b[\s\S]*\bgreen\b|\bstatus = 'green'/i,
    },
  },
  about: (_read, vcenter) => [affectsEdge('e_done', vcenter), affectsNode('eam', vcenter), `host:${vcenter}`],
  grade: ({ over, last, logEnd }) =>
    over !== null || (last !== null && logEnd !== null && logEnd - last < SOON) ? null : 'medium',
  summary: (told) =>
    say(
      `EAM of ${told.teller} waited for the manager or partner console to call an agent VM available after it was ${/^p.*on$/i.test(told.read.hook ?? '') ? 'powered on' : 'deployed'} (${span(told).en}); no line shows that it did${told.logEnd === null ? '' : `, up to ${when(told.logEnd)}`}. Until then the agent stays yellow.`,
      `${told.teller} の EAM は、エージェント VM の${/^p.*on$/i.test(told.read.hook ?? '') ? 'パワーオン' : 'デプロイ'}後、マネージャまたはパートナー コンソールからの利用可能通知を待っている(${span(told).ja})。${told.logEnd === null ? '' : `${when(told.logEnd)} まで、`}通知を示すログはない。それまでエージェントは黄のままとなる。`,
    ),
  steps: () => [
    step(
      say(
        'See in the manager whether it runs, is connected to vCenter Server, and what it says of the deployment',
        'マネージャの稼働状態、vCenter との接続、デプロイの状態を確認する',
      ),
    ),
    step(
      say(
        'See in the partner console whether the service VM is registered there and reachable',
        'パートナー コンソールで、サービス VM が登録され到達可能か確認する',
      ),
    ),
    LOOK_AT_AGENCIES,
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log':
          "2025-02-03T04:05:06.100Z |  INFO | vlsi | | 108 | API COMPLETE: Agent(ID: 'Agent:77:null').queryRuntime. Result:\neam.Agent.RuntimeInfo { status = 'yellow', vmHook = eam.Agent.VmHook { vm = 'VirtualMachine:vm-77:null', vmState = 'provisioned' } }\n2025-02-03T04:25:06.100Z |  INFO | vim-monitor | VcListener.java | 131 | Retrieved 3 updates",
      },
    ],
    clear: [
      {
        'var/log/vmware/eam/eam.log':
          "2025-02-03T04:05:06.100Z |  INFO | vlsi | | 108 | API COMPLETE: Agent(ID: 'Agent:77:null').queryRuntime. Result:\neam.Agent.RuntimeInfo { status = 'green', vmHook = null }",
      },
    ],
  },
})
