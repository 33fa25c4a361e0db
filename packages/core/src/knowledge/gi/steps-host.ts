import type { NextStep } from '@bundlescope/contract/analysis.ts'
import { say } from '../text.ts'

/* What to do next on an ESXi host, each once. Sources: the articles of the vendors that the rules name. */

/** @param mux its name, which is that of its init script: `vShield-Endpoint-Mux`, `nsx-context-mux` */
export function lookAtMux(mux: string): NextStep {
  return {
    text: say(`See on the host whether ${mux} runs`, `ホストで ${mux} が動作しているか確認する`),
    command: `/etc/init.d/${mux} status; ps -c | grep -i mux`,
    risk: null,
  }
}

/** Takes seconds; may be done during business hours. */
export function startMux(mux: string): NextStep {
  return {
    text: say(
      `Start ${mux}; this may be done during business hours and takes seconds`,
      `${mux} を起動する(営業時間内に実施可能、数秒で完了)`,
    ),
    command: `/etc/init.d/${mux} start`,
    risk: null,
  }
}

export function restartMux(mux: string): NextStep {
  return {
    text: say(
      `Restart ${mux}; this may be done during business hours and takes seconds`,
      `${mux} を再起動する(営業時間内に実施可能、数秒で完了)`,
    ),
    command: `/etc/init.d/${mux} restart`,
    risk: null,
  }
}

/** @param mux as for `lookAtMux` */
export function lookAtMuxLinks(mux: string): NextStep {
  return {
    text: say(
      'See on the host whether the Mux is connected to the SVA (TCP 48651) and to the manager (443)',
      'ホストで Mux が SVA(TCP 48651)とマネージャ(443)に接続しているか確認する',
    ),
    command: `esxcli network ip connection list | grep ${mux}`,
    risk: null,
  }
}

export const LOOK_AT_SVA: NextStep = {
  text: say(
    'See in the SVA whether ds_am runs and listens on 48651: this tells which end is at fault',
    'SVA で ds_am が動作し 48651 で待ち受けているか確認する。どちらの端の問題かを切り分けられる',
  ),
  command: 'ps -ef | grep ds_am | grep -v grep; netstat -tna | grep 48651',
  risk: null,
}

export const LOOK_AT_VMKNIC: NextStep = {
  text: say(
    'See on the host whether the internal adapter with 169.254.1.1 and its port groups are there',
    'ホストで 169.254.1.1 の内部アダプタとポート グループがあるか確認する',
  ),
  command: 'esxcfg-vmknic -l | grep -E "vmservice|169.254"; esxcfg-vswitch -l | grep vmservice',
  risk: null,
}

export const LOOK_AT_FIREWALL: NextStep = {
  text: say(
    'See on the host that the firewall lets the Mux through to 169.254.0.0/16',
    'ホストのファイアウォールが Mux から 169.254.0.0/16 への通信を許可しているか確認する',
  ),
  command:
    'esxcli network firewall ruleset list | grep vShield; esxcli network firewall ruleset allowedip list | grep vShield',
  risk: null,
}

/** Re-preparation by the manager, which EAM carries out. */
export const PREPARE_HOST_AGAIN: NextStep = {
  text: say(
    'Prepare the host again from the manager (Resolve), so that EAM installs what is missing',
    'マネージャからホストを再度準備する(解決)。不足しているものを EAM がインストールする',
  ),
  command: null,
  risk: say(
    'EAM may put the host into maintenance mode and reboot it',
    'EAM がホストをメンテナンス モードにして再起動することがある',
  ),
}

/** @param vib `epsec-mux`, `nsx-context-mux` */
export function removeVib(vib: string): NextStep {
  return {
    text: say(
      `Remove the VIB ${vib}, reboot the host, and prepare it again`,
      `VIB ${vib} を削除し、ホストを再起動してから再度準備する`,
    ),
    command: `esxcli software vib remove -n ${vib}`,
    risk: say(
      'The host has to be rebooted; its VMs are not protected until it is prepared again',
      'ホストの再起動が必要。再度準備するまで仮想マシンは保護されない',
    ),
  }
}

export const LOOK_AT_VIBS: NextStep = {
  text: say('See which version of the Mux is installed', 'インストールされている Mux のバージョンを確認する'),
  command: 'esxcli software vib list | grep -E "epsec-mux|nsx-context-mux"',
  risk: null,
}

export const READ_ESXUPDATE: NextStep = {
  text: say(
    'Read why the installation failed: no other log says it as clearly',
    'インストールが失敗した理由を確認する(最も明確な情報が記録される)',
  ),
  command: 'grep -iE "error|exception" /var/log/esxupdate.log | tail -50',
  risk: null,
}

export const LOOK_AT_IMAGE: NextStep = {
  text: say(
    'Compare the two image databases of the host: one of a few bytes, or far larger than the other, is damaged',
    'ホストの 2 つの imgdb.tgz のサイズを比較する。数バイトしかない、または他方より極端に大きいものは破損している',
  ),
  command: 'cd /vmfs/volumes; find * | grep imgdb.tgz | while read f; do ls -l "$f"; done',
  risk: null,
}

export const REINSTALL_ESXI: NextStep = {
  text: say(
    'Reinstall ESXi on this host: the only supported repair of a damaged image',
    'このホストの ESXi を再インストールする(破損したイメージの、サポートされる唯一の修復方法)',
  ),
  command: null,
  risk: say(
    'The host has to be emptied; its configuration is lost unless it was backed up',
    'ホストの退避が必要。バックアップがなければホストの構成は失われる',
  ),
}

export const REBOOT_HOST: NextStep = {
  text: say(
    'Put the host into maintenance mode and reboot it (Resolve of EAM does both)',
    'ホストをメンテナンス モードにして再起動する(EAM の「解決」でも実施される)',
  ),
  command: null,
  risk: say('Reboots the host: its VMs have to be moved away', 'ホストが再起動する。仮想マシンの退避が必要'),
}

export const RAISE_MUX_LOG: NextStep = {
  text: say(
    'Raise the log level of the Mux to debug, let it fail once more, and collect its log (KB 2094267)',
    'Mux のログ レベルを debug に上げて再現させ、ログを採取する(KB 2094267)',
  ),
  command: null,
  risk: say('Set it back to info afterwards: debug fills the log', '採取後は info に戻す(debug はログを圧迫する)'),
}

export const SEND_CORE: NextStep = {
  text: say(
    'Send the core dump with the support bundle to VMware',
    'コア ダンプをサポートバンドルとともに VMware へ送付する',
  ),
  command: 'ls -l /var/core',
  risk: null,
}

export const COMPARE_VERSIONS: NextStep = {
  text: say(
    'Compare the versions of ESXi, vCenter Server, NSX and the security solution with the interoperability matrices of both vendors',
    'ESXi・vCenter Server・NSX・セキュリティ製品のバージョンを両ベンダーの互換性マトリックスで確認する',
  ),
  command: null,
  risk: null,
}
