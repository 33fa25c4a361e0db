import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { eamIssueRule } from '../eam-issue-rule.ts'

/** As EAM sees it; the host itself need not be among the bundles. */
export const agentVibMissing = eamIssueRule({
  id: 'agent-vib-missing',
  title: say('EAM finds a VIB missing on a host', 'EAM がホストに VIB がないことを報告している'),
  catalogue: ['GI-M07'],
  severity: 'high',
  supersedes: ['mux-vib-missing'],
  kind: 'vib-missing',
  isOfMux: true,
  so: say(
    'Resolve lets EAM install it again; if that fails, the log of the installation on the host says why.',
    '「解決」で EAM が再インストールする。失敗する場合はホストのインストール ログに理由が記録される。',
  ),
  steps: (host) => [
    LOOK_AT_AGENCIES,
    step(
      say(`Read why it could not be installed on ${host.en}`, `${host.ja} でインストールできない理由を確認する`),
      'grep -iE "error|exception" /var/log/esxupdate.log | tail -50',
    ),
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log':
          "2024-05-06T07:08:09.100Z |  WARN | vim-async-2 | AgentScanner.java | 214 | Agent issue: eam.issue.VibNotInstalled { key = 41, agencyName = 'Example Security', hostName = 'esx07.lab.example' }",
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
