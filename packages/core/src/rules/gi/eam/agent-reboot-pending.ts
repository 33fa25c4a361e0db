import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { eamIssueRule } from '../eam-issue-rule.ts'

/** As EAM sees it. */
export const agentRebootPending = eamIssueRule({
  id: 'agent-reboot-pending',
  title: say('EAM waits for the reboot of a host', 'EAM がホストの再起動を待っている'),
  catalogue: ['GI-M16'],
  severity: 'medium',
  supersedes: ['reboot-pending'],
  kind: 'reboot-pending',
  isOfMux: true,
  so: say('What was installed or removed takes effect only then.', 'インストール・削除は再起動後に有効になる。'),
  steps: (host) => [
    LOOK_AT_AGENCIES,
    step(
      say(
        `Put ${host.en} into maintenance mode and reboot it (Resolve does both)`,
        `${host.ja} をメンテナンス モードにして再起動する(「解決」でも実施される)`,
      ),
      null,
      say('Reboots the host: its VMs have to be moved away', 'ホストが再起動する。仮想マシンの退避が必要'),
    ),
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log':
          "2024-05-06T07:08:09.100Z |  WARN | vim-async-2 | AgentScanner.java | 214 | Agent issue: eam.issue.VibRequiresHostReboot { key = 41, agencyName = 'Example Security', hostName = 'esx07.lab.example' }",
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
