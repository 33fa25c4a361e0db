import type { LocalText, NextStep } from '@bundlescope/contract/analysis.ts'
import { say } from '../text.ts'

/*
 * What to do next in a guest, each once, so that rules that lead to the same step say it in the same words. Sources: the
 * articles of the vendors on Guest Introspection that the rules name.
 */

export const RESTARTS_GUEST = say('The guest has to be restarted', 'ゲスト OS の再起動が必要')

export const LOOK_AT_DRIVERS: NextStep = {
  text: say(
    'See in the guest, as administrator, whether the driver of the thin agent is loaded and runs',
    'ゲスト OS の管理者コマンド プロンプトで、シン エージェントのドライバがロードされ動作しているか確認する',
  ),
  command: 'fltmc & sc query vsepflt & sc query vmci',
  risk: null,
}

export const LOAD_THIN_AGENT: NextStep = {
  text: say(
    'Load the driver of the thin agent in the guest, as administrator',
    'ゲスト OS の管理者コマンド プロンプトで、シン エージェントのドライバをロードする',
  ),
  command: 'fltmc load vsepflt',
  risk: null,
}

/** @param driver its name in the setup of VMware Tools, which differs by version */
export function reinstallTools(driver: LocalText): NextStep {
  return {
    text: say(
      `Install VMware Tools again as “Complete”, or as “Custom” with ${driver.en}; if the name is not there, install all components or ask VMware`,
      `VMware Tools を「完了」、または「カスタム」で ${driver.ja} を選択して再インストールする。名称が見つからない場合は全コンポーネントをインストールするか VMware に確認する`,
    ),
    command: null,
    risk: RESTARTS_GUEST,
  }
}

export const UPGRADE_TOOLS: NextStep = {
  text: say(
    'Upgrade VMware Tools, with File Introspection still selected (KB 2004754)',
    'VMware Tools をアップグレードする。ファイル イントロスペクションの選択は維持する(KB 2004754)',
  ),
  command: null,
  risk: RESTARTS_GUEST,
}

export const LOOK_AT_AGENT_LINES: NextStep = {
  text: say(
    'After the restart, look in the folder of the VM for the lines of the thin agent: it is loaded, and the Mux is connected',
    '再起動後、仮想マシンのフォルダで vmware.log に、シン エージェントのロードと Mux への接続の行があるか確認する',
  ),
  command: 'egrep -i "toolbox: version|driverentry|mux is connected" vmware.log',
  risk: null,
}

export const MOVE_TO_PROTECTED_HOST: NextStep = {
  text: say(
    'Migrate the VM to another protected host: if it recovers there, the fault is of the host, else of the guest',
    '仮想マシンを保護対象の別のホストへ vMotion する。回復すれば元のホスト側、回復しなければゲスト側の問題と切り分けられる',
  ),
  command: null,
  risk: null,
}

export const RUN_EICAR: NextStep = {
  text: say(
    'Test the whole path with the EICAR test file: saved in the guest, it must vanish at once',
    'EICAR テスト ファイルで全経路を確認する。ゲスト OS で保存すると直ちに削除されるはず',
  ),
  command: null,
  risk: null,
}

export const COLLECT_FULL_DUMP: NextStep = {
  text: say(
    'Collect a complete memory dump: a mini dump is not enough to tell the cause',
    '完全メモリ ダンプを採取する(ミニ ダンプでは原因を特定できない)',
  ),
  command: null,
  risk: null,
}

export const SUSPEND_AND_KEEP: NextStep = {
  text: say(
    'While it hangs, suspend the VM and keep its .vmss file (KB 2005831); vmss2core makes a Windows dump of it',
    'ハング中に仮想マシンをサスペンドし .vmss ファイルを保存する(KB 2005831)。vmss2core で Windows ダンプに変換できる',
  ),
  command: null,
  risk: say('The VM stands still while it is suspended', 'サスペンド中は仮想マシンが停止する'),
}

export const DISABLE_NETWORK_DRIVER: NextStep = {
  text: say(
    'Disable the Network Introspection driver where it is not used; Endpoint protection does without it (KB 2121307)',
    'ネットワーク イントロスペクション ドライバを使用していなければ無効にする。Endpoint の保護には影響しない(KB 2121307)',
  ),
  command: 'reg add HKLM\\SYSTEM\\CurrentControlSet\\services\\vnetflt /v Start /t REG_DWORD /d 4 /f',
  risk: RESTARTS_GUEST,
}

export const REMOVE_NETWORK_DRIVER: NextStep = {
  text: say(
    'Or take it out of VMware Tools: mount the installer, Control Panel > Programs and Features > VMware Tools > Change > Complete, and below NSX File Introspection deselect Network Introspection (KB 2114247)',
    'または VMware Tools から外す:インストーラをマウントし、[コントロール パネル] > [プログラムと機能] > [VMware Tools] > [変更] > [完全インストール] で、NSX File Introspection 配下のネットワーク イントロスペクションを無効にする(KB 2114247)',
  ),
  command: null,
  risk: RESTARTS_GUEST,
}

export const COMPARE_UNLOADED: NextStep = {
  text: say(
    'Measure the slow work with the thin agent unloaded, then loaded again, and compare (KB 2144236 where only the loaded one is slow)',
    'シン エージェントをアンロードした状態とロードした状態で遅い処理を測定し比較する(ロード時のみ遅い場合は KB 2144236)',
  ),
  command: 'fltmc unload vsepflt & rem measure & fltmc load vsepflt',
  risk: say('The guest is not protected while the driver is unloaded', 'アンロード中、ゲストは保護されない'),
}

export const RECORD_WITH_PROCMON: NextStep = {
  text: say(
    'Record the slow work with Process Monitor to see which files are scanned (KB 2094239)',
    '遅い処理を Process Monitor で記録し、どのファイルがスキャンされているか確認する(KB 2094239)',
  ),
  command: null,
  risk: null,
}

export const ASK_PARTNER: NextStep = {
  text: say(
    'For performance and conflicts with other products ask the vendor of the security solution first: it gives the first level of support',
    'パフォーマンスや他製品との競合は、まずセキュリティ製品のベンダーに問い合わせる(一次サポートはベンダーが担当)',
  ),
  command: null,
  risk: null,
}

export const REACTIVATE_VM: NextStep = {
  text: say(
    'Re-activate the VM in the console of the security solution',
    'セキュリティ製品の管理コンソールで対象の仮想マシンを再有効化する',
  ),
  command: null,
  risk: say('The VM is without protection until it is active again', '再有効化が完了するまで保護されない'),
}

export const SYNC_WITH_VCENTER: NextStep = {
  text: say(
    'Synchronise the console of the security solution with vCenter Server',
    'セキュリティ製品の管理コンソールで vCenter との同期を実行する',
  ),
  command: null,
  risk: null,
}
