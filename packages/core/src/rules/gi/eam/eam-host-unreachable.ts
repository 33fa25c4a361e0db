import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { eamIssueRule } from '../eam-issue-rule.ts'

export const eamHostUnreachable = eamIssueRule({
  id: 'eam-host-unreachable',
  title: say('EAM does not reach a host', 'EAM がホストに到達できない'),
  catalogue: ['GI-E12'],
  severity: 'high',
  references: ['KB 323612', 'KB 435077'],
  kind: 'host-unreachable',
  so: say(
    'Neither VIBs nor service VMs of this host can be looked after; what runs there goes on.',
    'このホストの VIB・サービス VM を管理できない。稼働中のものはそのまま動作する。',
  ),
  steps: (host) => [
    step(
      say(
        `See in the vSphere Client whether ${host.en} is connected, and connect it again`,
        `vSphere Client で ${host.ja} の接続状態を確認し、再接続する`,
      ),
    ),
    step(
      say(
        'See whether its heartbeats (UDP 902) and 443 reach vCenter Server',
        'ハートビート(UDP 902)と 443 が vCenter と通信できるか確認する',
      ),
      'tcpdump -nn -i eth0 udp port 902',
    ),
    LOOK_AT_AGENCIES,
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log':
          "2024-05-06T07:08:09.100Z |  WARN | vim-async-2 | AgentScanner.java | 214 | Agent issue: eam.issue.ManagedHostNotReachable { key = 41, agencyName = 'Example Security', hostName = 'esx07.lab.example' }",
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
