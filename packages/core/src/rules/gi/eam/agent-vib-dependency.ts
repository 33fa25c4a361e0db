import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { eamIssueRule } from '../eam-issue-rule.ts'

/** As EAM sees it. */
export const agentVibDependency = eamIssueRule({
  id: 'agent-vib-dependency',
  title: say(
    'EAM cannot install a VIB: the host lacks what it depends on',
    '依存関係を満たせず EAM が VIB をインストールできない',
  ),
  catalogue: ['GI-M11'],
  severity: 'high',
  references: ['KB 338623'],
  supersedes: ['vib-dependency-unmet'],
  kind: 'vib-dependency',
  isOfMux: true,
  so: say(
    'The log of the installation on the host names what is missing.',
    '不足しているものはホストのインストール ログに記録される。',
  ),
  steps: (host) => [
    step(
      say(`See on ${host.en} which VIB requires what`, `${host.ja} で、どの VIB が何を必要としているか確認する`),
      'grep -i DependencyError /var/log/esxupdate.log | tail -5',
    ),
    step(
      say(
        'Bring the host to a build that has it, or remove the VIB that stands in the way',
        '必要なものを含むビルドにホストを更新する、または妨げている VIB を削除する',
      ),
      null,
      say('The host has to be rebooted', 'ホストの再起動が必要'),
    ),
    LOOK_AT_AGENCIES,
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log':
          "2024-05-06T07:08:09.100Z |  WARN | vim-async-2 | AgentScanner.java | 214 | Agent issue: eam.issue.VibDependenciesNotMetByHost { key = 41, agencyName = 'Example Security', hostName = 'esx07.lab.example' }",
      },
    ],
    clear: [
      {
        'var/log/vmware/eam/eam.log':
          "2024-05-06T07:08:09.100Z |  WARN | vim-async-2 | AgentScanner.java | 214 | Agent issue: eam.issue.NoAgentVmNetwork { key = 41, agencyName = 'Example Security', hostName = 'esx07.lab.example' }",
      },
    ],
  },
})
