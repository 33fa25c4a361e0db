import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { eamIssueRule } from '../eam-issue-rule.ts'

export const agentUnfitForHost = eamIssueRule({
  id: 'agent-unfit-for-host',
  title: say('The agent does not fit the version of the host', 'エージェントがホストのバージョンに対応していない'),
  catalogue: ['GI-E07'],
  severity: 'high',
  kind: 'wrong-host-version',
  so: say(
    'The solution has to support this version of ESXi before EAM installs anything.',
    'ソリューション側がこの ESXi バージョンに対応していないと、EAM は何もインストールしない。',
  ),
  steps: (host) => [
    step(
      say(
        'See which versions of ESXi the solution and NSX support, in the matrices of both vendors',
        'ソリューションと NSX が対応する ESXi バージョンを、両ベンダーの互換性マトリックスで確認する',
      ),
    ),
    step(say(`See the version of ${host.en}`, `${host.ja} のバージョンを確認する`), 'vmware -vl'),
    step(
      say(
        'Update the solution (or NSX); else the host',
        'ソリューション(または NSX)を更新する。できない場合はホストを更新する',
      ),
      null,
      say('An update of the host reboots it', 'ホストの更新には再起動が必要'),
    ),
    LOOK_AT_AGENCIES,
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log':
          "2024-05-06T07:08:09.100Z |  WARN | vim-async-2 | AgentScanner.java | 214 | Agent issue: eam.issue.IncompatibleHostVersion { key = 41, agencyName = 'Example Security', hostName = 'esx07.lab.example' }",
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
