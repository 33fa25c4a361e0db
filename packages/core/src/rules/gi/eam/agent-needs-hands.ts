import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { eamIssueRule } from '../eam-issue-rule.ts'

export const agentNeedsHands = eamIssueRule({
  id: 'agent-needs-hands',
  title: say('Somebody has to install or remove a VIB by hand', 'VIB の手動インストール・削除が必要'),
  catalogue: ['GI-E11'],
  severity: 'medium',
  kind: 'by-hand',
  so: say('EAM cannot do it by itself here.', 'この環境では EAM が自動で行えない。'),
  steps: (host) => [
    step(
      say('See whether Update Manager runs', 'Update Manager の稼働状態を確認する'),
      'service-control --status vmware-updatemgr',
    ),
    step(
      say(
        `Install or remove the VIB that the issue names on ${host.en}, in maintenance mode`,
        `${host.ja} をメンテナンス モードにし、問題に示された VIB を手動でインストールまたは削除する`,
      ),
      'esxcli software vib list; esxcli software vib install -d /path/to/depot.zip',
      say(
        'The host may have to be rebooted; its VMs have to be moved away',
        'ホストの再起動が必要な場合がある。仮想マシンの退避が必要',
      ),
    ),
    LOOK_AT_AGENCIES,
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log':
          "2024-05-06T07:08:09.100Z |  WARN | vim-async-2 | AgentScanner.java | 214 | Agent issue: eam.issue.VibRequiresManualInstallation { key = 41, agencyName = 'Example Security', hostName = 'esx07.lab.example' }",
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
