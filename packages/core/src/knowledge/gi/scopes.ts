import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { say } from '../text.ts'

/** A thing to check, cheapest first. */
export interface ScopeCheck {
  text: LocalText
  command: string | null
  risk: LocalText | null
  /** Faults of the catalogue that it tells. */
  catalogue: readonly string[]
  /** Kinds of nodes and edges whose health answers it. */
  kinds: readonly string[]
}

/** How far trouble reaches says where to look first. */
export interface ScopeRule {
  id: string
  verdict: LocalText
  /** Kinds of suspects, the likeliest first. */
  suspects: readonly string[]
  checks: readonly ScopeCheck[]
}

const SLEEP: ScopeCheck = {
  text: say(
    'Is the guest asleep? Switch sleep off in its power options',
    'ゲストがスリープしていないか(電源オプションでスリープを無効にする)',
  ),
  command: 'powercfg /query',
  risk: null,
  catalogue: ['GI-G06'],
  kinds: ['vm'],
}
const DRIVERS: ScopeCheck = {
  text: say('Are the drivers vsepflt and vmci RUNNING in the guest?', 'ゲストで vsepflt/vmci ドライバが RUNNING か'),
  command: 'sc query vsepflt & sc query vmci & fltmc',
  risk: null,
  catalogue: ['GI-G01', 'GI-G02'],
  kinds: ['thin_agent', 'guest_vmci'],
}
const TOOLS: ScopeCheck = {
  text: say(
    'Is VMware Tools up to date and installed with the File Introspection driver (Complete or Custom)?',
    'VMware Tools が最新で、ファイル イントロスペクション ドライバを含めて(完了またはカスタムで)インストールされているか',
  ),
  command: null,
  risk: say(
    'Installing VMware Tools may want a reboot of the guest',
    'VMware Tools のインストール後、ゲストの再起動が必要になることがある',
  ),
  catalogue: ['GI-G03', 'GI-G07', 'GI-G08'],
  kinds: ['thin_agent'],
}
const FILTERS: ScopeCheck = {
  text: say(
    'Are there other filter drivers, or a second virus scanner?',
    '他のフィルタ ドライバや別のウイルス対策ソフトがないか',
  ),
  command: 'fltmc',
  risk: null,
  catalogue: ['GI-G13'],
  kinds: [],
}
const REACTIVATE: ScopeCheck = {
  text: say(
    'All well so far: sync the partner’s manager with vCenter, move the VM to another protected host, activate it anew',
    'ここまで問題がない場合:vCenter との同期、別の保護対象ホストへの vMotion、VM の再有効化',
  ),
  command: null,
  risk: null,
  catalogue: ['GI-G21', 'GI-N10'],
  kinds: [],
}
const MUX: ScopeCheck = {
  text: say(
    'Does the Mux run on the host? If not, start it (seconds, safe in working hours)',
    'ホストで Mux が稼働しているか(停止していれば起動する。数秒で完了し、業務時間中でも可)',
  ),
  command: '/etc/init.d/vShield-Endpoint-Mux status',
  risk: null,
  catalogue: ['GI-M01', 'GI-M02', 'GI-M03'],
  kinds: ['mux'],
}
const VMCI: ScopeCheck = {
  text: say('Is the module vmci loaded on the host?', 'ホストで vmci モジュールがロードされているか'),
  command: 'esxcfg-module -l | grep vmci',
  risk: null,
  catalogue: ['GI-M06'],
  kinds: ['esx_vmci'],
}
const LINK: ScopeCheck = {
  text: say(
    'Is the Mux connected to port 48651 of the SVA? Look from both ends',
    'Mux と SVA の TCP 48651 の接続が確立しているか(両側で確認)',
  ),
  command: 'esxcli network ip connection list | grep Mux',
  risk: null,
  catalogue: ['GI-M04', 'GI-S03', 'GI-N04'],
  kinds: ['e_epsec'],
}
const SCANNER: ScopeCheck = {
  text: say(
    'Does ds_am run in the SVA? If not: service ds_agent restart',
    'SVA で ds_am が稼働しているか(停止していれば service ds_agent restart)',
  ),
  command: 'ps -ef | grep ds_am',
  risk: null,
  catalogue: ['GI-S01', 'GI-S02'],
  kinds: ['epseclib'],
}
const SWITCH: ScopeCheck = {
  text: say(
    'Are vmknic 169.254.1.1 and the port groups of the service VMs there?',
    'vmknic 169.254.1.1 とサービス VM 用ポートグループがあるか',
  ),
  command: 'esxcfg-vmknic -l; esxcfg-vswitch -l',
  risk: null,
  catalogue: ['GI-M13', 'GI-M12', 'GI-S09'],
  kinds: ['esx_host'],
}
const MANAGER: ScopeCheck = {
  text: say(
    'Does the manager (vShield or NSX) answer, or does it hang?',
    'vShield/NSX Manager が応答するか(ハングアップしていないか)',
  ),
  command: null,
  risk: null,
  catalogue: ['GI-N01'],
  kinds: ['manager'],
}
const EAM: ScopeCheck = {
  text: say(
    'Does ESX Agent Manager work? The simplest step is to restart it',
    'ESX Agent Manager が正常か(最も簡単な対処は再起動)',
  ),
  command: 'service-control --stop vmware-eam && service-control --start vmware-eam',
  risk: null,
  catalogue: ['GI-E01', 'GI-E02', 'GI-N05', 'GI-N06'],
  kinds: ['eam', 'e_agency'],
}
const COMPATIBLE: ScopeCheck = {
  text: say(
    'Do the versions of ESXi, vCenter, NSX, Tools and the partner’s product go together?',
    'ESXi・vCenter・NSX・Tools・パートナー製品のバージョンの互換性',
  ),
  command: null,
  risk: null,
  catalogue: ['GI-N08', 'GI-N11'],
  kinds: [],
}
const DEPLOYMENT: ScopeCheck = {
  text: say(
    'Which step of the deployment was reached, and what keeps the next one?',
    'SVA のデプロイがどのステップまで進み、何が次を妨げているか',
  ),
  command: null,
  risk: null,
  catalogue: [
    'GI-S07',
    'GI-E03',
    'GI-E04',
    'GI-E05',
    'GI-E06',
    'GI-E07',
    'GI-E08',
    'GI-E09',
    'GI-M09',
    'GI-M10',
    'GI-M11',
  ],
  kinds: ['e_deploy'],
}
const PARTNER: ScopeCheck = {
  text: say(
    'Is the service VM registered with the partner’s manager, and in sync with vCenter?',
    'サービス VM がパートナー製品のマネージャに登録され、vCenter と同期しているか',
  ),
  command: null,
  risk: null,
  catalogue: ['GI-N10', 'GI-S08'],
  kinds: ['e_svc', 'e_inv'],
}
const CHANGE: ScopeCheck = {
  text: say('What was changed just before: Mux, host, Tools, NSX, SVA?', '直前の変更点:Mux・ホスト・Tools・NSX・SVA'),
  command: null,
  risk: null,
  catalogue: ['GI-M16', 'GI-G09', 'GI-M17', 'GI-S11', 'GI-S10'],
  kinds: [],
}
const TARGET: ScopeCheck = {
  text: say(
    'Is the host that the VM moved to prepared, with an SVA that runs?',
    '移動先ホストが準備済みで、SVA が稼働しているか',
  ),
  command: null,
  risk: null,
  catalogue: ['GI-G19', 'GI-G15', 'GI-S06'],
  kinds: ['mux', 'sva'],
}
const SLOW: ScopeCheck = {
  text: say(
    'Measure with the filter unloaded, then loaded',
    'フィルタをアンロードした状態とロードした状態で比較測定する',
  ),
  command: 'fltmc unload vsepflt',
  risk: say('The VM is not protected while the filter is unloaded', 'アンロード中はこの VM が保護されない'),
  catalogue: ['GI-G12', 'GI-G10'],
  kinds: [],
}
const UNUSED: ScopeCheck = {
  text: say(
    'Guest Introspection is not used: remove its drivers from the guests and see whether the problem is gone',
    'Guest Introspection を使用していない場合、ゲストのドライバを削除し、問題が解決するか確認する',
  ),
  command: null,
  risk: say('The guest wants a reboot', 'ゲストの再起動が必要'),
  catalogue: ['GI-G20'],
  kinds: [],
}
const INSIDE: ScopeCheck = {
  text: say(
    'Installed is not at work: look inside the SVA at its processes, port 48651 and licence',
    'インストール ステータスが正常でも機能しているとは限らない。SVA 内のプロセス・48651・ライセンスを確認する',
  ),
  command: null,
  risk: null,
  catalogue: ['GI-S08', 'GI-S01', 'GI-S03'],
  kinds: ['epseclib'],
}

const GUEST_SIDE = [SLEEP, DRIVERS, TOOLS, FILTERS, REACTIVATE]
const HOST_SIDE = [MUX, VMCI, LINK, SCANNER, SWITCH]

/** R1 and R2 are Trend Micro's first question, R3, R8, R9 … R11 VMware's (KB 2096846); the rest follows from them. */
export const SCOPE_RULES: Readonly<Record<string, ScopeRule>> = Object.fromEntries(
  [
    rule(
      'R1',
      say('Only certain VMs: look at the guests first', '特定の VM のみ:まずゲスト側を確認'),
      ['thin_agent', 'guest_vmci', 'vm', 'e_vmci', 'mux'],
      GUEST_SIDE,
    ),
    rule(
      'R2',
      say('All VMs of a host: look at the host and its SVA', 'ホスト上のすべての VM:ESXi/SVA 側を確認'),
      ['mux', 'epseclib', 'e_epsec', 'esx_vmci', 'sva', 'esx_host'],
      HOST_SIDE,
    ),
    rule(
      'R3',
      say(
        'Some VMs of a host, or an alarm of its SVA: the Mux is a suspect, too, and quickly checked',
        'ホスト上の一部の VM、または SVA との通信アラーム:Mux も候補(確認は容易)',
      ),
      ['mux', 'e_epsec', 'thin_agent', 'guest_vmci'],
      [MUX, LINK, ...GUEST_SIDE],
    ),
    rule(
      'R4',
      say('All VMs of all hosts: look at the managers', 'すべてのホストのすべての VM:マネージャ側を確認'),
      ['manager', 'eam', 'partner_mgr', 'mux', 'epseclib'],
      [MANAGER, EAM, COMPATIBLE, CHANGE, ...HOST_SIDE],
    ),
    rule(
      'R5',
      say('Only one partner’s product: look at its manager', '特定のパートナー製品のみ:そのマネージャを確認'),
      ['partner_mgr', 'manager'],
      [PARTNER, COMPATIBLE],
    ),
    rule(
      'R6',
      say('Only VMs that moved: look at the host they moved to', '移動した VM のみ:移動先ホストを確認'),
      ['mux', 'sva', 'esx_host', 'vm'],
      [TARGET, ...HOST_SIDE],
    ),
    rule(
      'R7',
      say('Since a change: look at what was changed', '変更の直後から:変更点を確認'),
      ['mux', 'sva', 'thin_agent', 'manager'],
      [CHANGE, COMPATIBLE],
    ),
    rule(
      'R8',
      say('One VM is slow: look at its thin agent', '1 台の VM が遅い:シン エージェントを確認'),
      ['thin_agent', 'net_agent', 'vm'],
      [COMPATIBLE, TOOLS, DRIVERS, SLOW, FILTERS],
    ),
    rule(
      'R9',
      say('Guest Introspection is not used: remove its drivers', 'Guest Introspection は未使用:ドライバを削除'),
      ['thin_agent', 'net_agent'],
      [UNUSED],
    ),
    rule(
      'R10',
      say('The SVA never came up: look at its deployment', 'SVA がデプロイされない:デプロイの状況を確認'),
      ['eam', 'e_deploy', 'manager', 'esx_host', 'mux'],
      [EAM, DEPLOYMENT, MANAGER],
    ),
    rule(
      'R11',
      say('Installed, but not at work: look inside the SVA', 'インストール済みだが保護されない:SVA 内部を確認'),
      ['epseclib', 'sva', 'partner_mgr'],
      [INSIDE, SCANNER, LINK, PARTNER],
    ),
  ].map((one) => [one.id, one]),
)

function rule(id: string, verdict: LocalText, suspects: readonly string[], checks: readonly ScopeCheck[]): ScopeRule {
  return { id, verdict, suspects, checks }
}
