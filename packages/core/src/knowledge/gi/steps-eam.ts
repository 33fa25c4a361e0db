import type { NextStep } from '@bundlescope/contract/analysis.ts'
import { say } from '../text.ts'

/* What to do next about ESX Agent Manager, each once. Sources: KB 2122392, KB 434349, and EAM's own pages. */

export const LOOK_AT_AGENCIES: NextStep = {
  text: say(
    'vSphere Client > Administration > vCenter Server Extensions > vSphere ESX Agent Manager: read the issues of the agency and use Resolve on those that EAM can repair',
    'vSphere Client の [管理] > [vCenter Server 拡張機能] > [vSphere ESX Agent Manager] でエージェンシーの問題を確認し、EAM が修復できるものは「解決」を実行する',
  ),
  command: null,
  risk: null,
}

export const LOOK_AT_EAM: NextStep = {
  text: say('See on vCenter Server whether EAM runs', 'vCenter で EAM の稼働状態を確認する'),
  command: 'service-control --status vmware-eam',
  risk: null,
}

export const READ_EAM_LOG: NextStep = {
  text: say('Read what EAM wrote at that time', '該当時刻の EAM のログを確認する'),
  command: "grep -E 'ERROR|WARN' /var/log/vmware/eam/eam.log | tail -100",
  risk: null,
}

export const RESTART_EAM: NextStep = {
  text: say(
    'Restart EAM: the simplest repair of deployments that do not move (KB 2122392)',
    'EAM を再起動する(デプロイが進まない場合の最も簡単な対処、KB 2122392)',
  ),
  command: 'service-control --stop vmware-eam && service-control --start vmware-eam',
  risk: say(
    'Deployments of agents wait until EAM has read its database again; running VMs keep their protection',
    '再起動が完了するまでエージェントのデプロイは停止する。稼働中の仮想マシンの保護には影響しない',
  ),
}

/** EAM answers on this page only once it is initialised. */
export const OPEN_EAM_MOB: NextStep = {
  text: say(
    'See whether EAM answers from the manager’s network',
    'マネージャ側のネットワークから EAM が応答するか確認する',
  ),
  command: 'curl -kI https://VCENTER/eam/mob',
  risk: null,
}
