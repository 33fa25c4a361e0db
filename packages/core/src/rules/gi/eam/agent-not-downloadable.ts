import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { eamIssueRule } from '../eam-issue-rule.ts'

/** Usually the web server of the solution is down, or its address changed. */
export const agentNotDownloadable = eamIssueRule({
  id: 'agent-not-downloadable',
  title: say('EAM cannot download the OVF or VIB of an agent', 'EAM がエージェントの OVF・VIB をダウンロードできない'),
  catalogue: ['GI-E04'],
  severity: 'high',
  kind: 'not-downloadable',
  so: say(
    'Until it can be downloaded, no service VM is deployed and no VIB is installed.',
    'ダウンロードできるまで、サービス VM のデプロイも VIB のインストールも行われない。',
  ),
  steps: () => [
    step(
      say(
        'Fetch the address that the issue names from vCenter Server: does the web server of the solution answer, with which certificate?',
        '問題に示された URL に vCenter からアクセスし、ソリューションの Web サーバの応答と証明書を確認する',
      ),
      'curl -vk -o /dev/null URL',
    ),
    step(
      say(
        'Start the web server again, or correct the address in the service definition of the manager',
        'Web サーバを起動する、またはマネージャのサービス定義の URL を修正する',
      ),
    ),
    LOOK_AT_AGENCIES,
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log':
          "2024-05-06T07:08:09.100Z |  WARN | vim-async-2 | AgentScanner.java | 214 | Agent issue: eam.issue.CannotAccessAgentOVF { key = 41, agencyName = 'Example Security', hostName = 'esx07.lab.example', downloadUrl = 'https://192.0.2.31/ovf/sva.ovf' }",
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
