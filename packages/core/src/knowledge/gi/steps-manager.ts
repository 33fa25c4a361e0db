import type { NextStep } from '@bundlescope/contract/analysis.ts'
import { say } from '../text.ts'

/* What to do next about vShield Manager, NSX Manager and partner consoles. Sources: KB 2096846, KA-0002868, Trend 1097016. */

export const LOOK_AT_MANAGER: NextStep = {
  text: say(
    'See whether the manager answers: its page, its console, ping from the management network of a host',
    'マネージャの応答を確認する(管理画面、コンソール、ホストの管理ネットワークからの ping)',
  ),
  command: null,
  risk: null,
}

export const RESTART_MANAGER: NextStep = {
  text: say('Restart the manager', 'マネージャを再起動する'),
  command: null,
  risk: say(
    'Meanwhile nothing can be deployed or configured; VMs that are protected stay so',
    '再起動中はデプロイや構成変更ができない。保護済みの仮想マシンへの影響はない',
  ),
}

export const LOOK_AT_USVM: NextStep = {
  text: say(
    'See in the manager whether the USVM of the host (Guest Introspection) is powered on and its service status up',
    'マネージャで、ホストの USVM(Guest Introspection)がパワーオン状態でサービス ステータスが「稼働中」か確認する',
  ),
  command: null,
  risk: null,
}

export const LOOK_AT_CHANNEL: NextStep = {
  text: say(
    'See on the host whether it is connected to NSX Manager (1234) and the controllers (1235)',
    'ホストから NSX Manager(1234)・コントローラ(1235)への接続を確認する',
  ),
  command:
    'esxcli network ip connection list | grep -E ":123[45] "; nsxcli -c "get managers"; nsxcli -c "get controllers"',
  risk: null,
}

export const SYNCHRONISE_PARTNER: NextStep = {
  text: say(
    'Synchronise the partner console with vCenter Server (Deep Security Manager: “Synchronize with vCenter”)',
    'パートナー コンソールで vCenter との同期を実行する(Deep Security Manager:「vCenter との同期」)',
  ),
  command: null,
  risk: null,
}
