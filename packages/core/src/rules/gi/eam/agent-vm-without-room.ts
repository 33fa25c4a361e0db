import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { eamIssueRule } from '../eam-issue-rule.ts'

export const agentVmWithoutRoom = eamIssueRule({
  id: 'agent-vm-without-room',
  title: say(
    'Not enough resources or space for an agent VM',
    'エージェント VM のためのリソース・空き容量が不足している',
  ),
  catalogue: ['GI-E06'],
  severity: 'high',
  kind: 'no-room',
  so: say('The service VM is not deployed or not powered on.', 'サービス VM をデプロイまたはパワーオンできない。'),
  steps: (host) => [
    step(
      say(
        `See what is free on ${host.en}: CPU and memory not reserved, space of the datastore`,
        `${host.ja} の空きを確認する:予約されていない CPU・メモリ、データストアの空き容量`,
      ),
    ),
    step(
      say(
        'Move or remove what takes the room, or choose another datastore for agent VMs',
        '他の仮想マシンを移動・削除するか、エージェント VM 用に別のデータストアを選択する',
      ),
    ),
    LOOK_AT_AGENCIES,
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log':
          "2024-05-06T07:08:09.100Z |  WARN | vim-async-2 | AgentScanner.java | 214 | Agent issue: eam.issue.InsufficientSpace { key = 41, agencyName = 'Example Security', hostName = 'esx07.lab.example' }",
      },
    ],
    clear: [
      {
        'var/log/vmware/eam/eam.log':
          "2024-05-06T07:08:09.100Z |  INFO | vlsi | | 108 | API COMPLETE: Agency(ID: 'Agency:5e1c:null').queryRuntime. Result: eam.EamObject.RuntimeInfo { goalState = 'enabled', status = 'green', issue = null }",
      },
    ],
  },
})
