import { say } from '../../knowledge/text.ts'

export const EAM_LOG = say(
  'eam.log of vCenter Server (vc-support bundle, var/log/vmware/eam)',
  'vCenter の eam.log(vc-support バンドルの var/log/vmware/eam)',
)

export const EAM_SERVICE = say(
  'on vCenter Server: the output of `service-control --status --all`',
  'vCenter で実行した `service-control --status --all` の出力',
)

/** Of an agency or an agent, as EAM's API or NSX answers it. */
export const EAM_ANSWER = say(
  'what EAM answers about its agencies: https://VCENTER/eam/mob, or the JSON of the service deployment in NSX Manager',
  'EAM のエージェンシー情報:https://VCENTER/eam/mob の内容、または NSX Manager のサービス デプロイの JSON',
)
