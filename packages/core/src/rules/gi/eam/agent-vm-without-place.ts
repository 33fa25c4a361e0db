import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { eamIssueRule } from '../eam-issue-rule.ts'

/** Only an administrator can repair it: EAM waits. */
export const agentVmWithoutPlace = eamIssueRule({
  id: 'agent-vm-without-place',
  title: say(
    'No datastore or network is set for agent VMs',
    'エージェント VM 用のデータストア・ネットワークが設定されていない',
  ),
  catalogue: ['GI-E05'],
  severity: 'high',
  kind: 'no-place',
  so: say(
    'EAM cannot repair this by itself; the service VM is not deployed until an administrator sets it.',
    'EAM では修復できない。管理者が設定するまでサービス VM はデプロイされない。',
  ),
  steps: (host) => [
    step(
      say(
        `Select ${host.en} > Configure > Virtual Machines > Agent VM Settings, and set a datastore and a network that exist on this host`,
        `${host.ja} > [設定] > [仮想マシン] > [エージェント仮想マシンの設定] で、このホストに存在するデータストアとネットワークを設定する`,
      ),
    ),
    step(
      say(
        'Or choose datastore and network in the service deployment of the manager, where all hosts share them',
        '全ホストで共有している場合は、マネージャのサービス デプロイでデータストアとネットワークを指定する',
      ),
    ),
    LOOK_AT_AGENCIES,
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log':
          "2024-05-06T07:08:09.100Z |  WARN | vim-async-2 | AgentScanner.java | 214 | Agent issue: eam.issue.NoAgentVmNetwork { key = 41, agencyName = 'Example Security', hostName = 'esx07.lab.example' }",
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
