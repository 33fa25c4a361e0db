import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { eamIssueRule } from '../eam-issue-rule.ts'

export const agentWaitsForMaintenance = eamIssueRule({
  id: 'agent-waits-for-maintenance',
  title: say(
    'Maintenance or standby of a host keeps EAM waiting',
    'ホストのメンテナンス・スタンバイにより EAM が待機している',
  ),
  catalogue: ['GI-E09'],
  severity: 'medium',
  kind: 'maintenance',
  so: say(
    'EAM goes on by itself once the host is in the state that it needs.',
    'ホストが必要な状態になれば EAM は自動的に続行する。',
  ),
  steps: (host) => [
    step(
      say(
        `See why ${host.en} does not enter or leave maintenance mode: VMs that DRS may not move, rules, no room on other hosts`,
        `${host.ja} がメンテナンス モードに移行・終了できない理由(DRS で移動できない仮想マシン、ルール、他ホストの空き不足)を確認する`,
      ),
    ),
    step(
      say(
        `Put ${host.en} into maintenance mode, or take it out, as the issue asks`,
        `問題の内容に従い ${host.ja} をメンテナンス モードに移行、または終了する`,
      ),
      null,
      say(
        'In maintenance mode its service VM is shut down: move the protected VMs away first',
        'メンテナンス モードではサービス VM が停止する。先に保護対象の仮想マシンを移動する',
      ),
    ),
    LOOK_AT_AGENCIES,
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log':
          "2024-05-06T07:08:09.100Z |  WARN | vim-async-2 | AgentScanner.java | 214 | Agent issue: eam.issue.VibCannotPutHostInMaintenanceMode { key = 41, agencyName = 'Example Security', hostName = 'esx07.lab.example' }",
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
