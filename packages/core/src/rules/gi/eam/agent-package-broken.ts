import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { eamIssueRule } from '../eam-issue-rule.ts'

/** The vendor of the solution delivers the package. */
export const agentPackageBroken = eamIssueRule({
  id: 'agent-package-broken',
  title: say('The package of an agent is broken', 'エージェントのパッケージが不正'),
  catalogue: ['GI-E08'],
  severity: 'high',
  kind: 'broken-package',
  so: say(
    'vCenter Server refuses what the solution delivered; deploying again fails the same way.',
    'ソリューションが提供したパッケージを vCenter が受け付けない。再デプロイしても同じ結果になる。',
  ),
  steps: () => [
    step(
      say(
        'Compare checksum and version of the OVF or VIB with what the vendor publishes; load it again if it was cut off',
        'OVF・VIB のチェックサムとバージョンをベンダーの公開情報と比較し、破損していれば再取得する',
      ),
    ),
    step(
      say(
        'Ask the vendor of the solution, with the error that the issue holds',
        '問題に含まれるエラー内容を添えてソリューションのベンダーに問い合わせる',
      ),
    ),
    LOOK_AT_AGENCIES,
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log':
          "2024-05-06T07:08:09.100Z |  WARN | vim-async-2 | AgentScanner.java | 214 | Agent issue: eam.issue.OvfInvalidFormat { key = 41, agencyName = 'Example Security', hostName = 'esx07.lab.example' }",
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
