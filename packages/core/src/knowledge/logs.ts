import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { say } from './text.ts'

/** A log of vCenter Server or ESXi: where it lies, and what it is read for. */
export interface KnownLog {
  /** As sources are named: the file's base name. */
  name: string
  path: string
  reads: LocalText
  /** Whose log it is. */
  of: 'esxi' | 'vcenter'
}

const log = (name: string, path: string, en: string, ja: string): Omit<KnownLog, 'of'> => ({
  name,
  path,
  reads: say(en, ja),
})
const logsOf = (of: KnownLog['of'], logs: readonly Omit<KnownLog, 'of'>[]): KnownLog[] =>
  logs.map((known) => ({ ...known, of }))

/** Logs of support bundles. Sources: VMware's lists of log locations (KB 1021804, KB 2032076), layouts of real bundles. */
const LOGS: readonly KnownLog[] = [
  ...logsOf('esxi', [
    log(
      'vmkernel',
      'var/run/log/vmkernel.log',
      'storage, network and drivers as the kernel sees them',
      'カーネルから見たストレージ・ネットワーク・ドライバー',
    ),
    log(
      'vmkwarning',
      'var/run/log/vmkwarning.log',
      'warnings and alerts of the kernel alone',
      'カーネルの警告・アラートのみ',
    ),
    log(
      'vobd',
      'var/run/log/vobd.log',
      'observations of the kernel: paths, links, datastores, ramdisks',
      'カーネルの観測イベント(パス・リンク・データストア・RAM ディスク)',
    ),
    log(
      'vmksummary',
      'var/run/log/vmksummary.log',
      'boots, shutdowns and heartbeats of the host',
      'ホストの起動・停止・ハートビート',
    ),
    log(
      'hostd',
      'var/run/log/hostd.log',
      'management of the host: tasks, virtual machines, events',
      'ホスト管理(タスク・仮想マシン・イベント)',
    ),
    log('vpxa', 'var/run/log/vpxa.log', 'what vCenter Server asks of the host', 'vCenter からの要求'),
    log('fdm', 'var/run/log/fdm.log', 'vSphere HA on the host', 'ホスト上の vSphere HA'),
    log(
      'syslog',
      'var/run/log/syslog.log',
      'watchdogs, NTP, agents without a log of their own',
      'ウォッチドッグ・NTP・独自ログのないエージェント',
    ),
    log('auth', 'var/run/log/auth.log', 'logins to the host', 'ホストへのログイン'),
    log('vsanmgmt', 'var/run/log/vsanmgmt.log', 'management of vSAN', 'vSAN 管理'),
    log('clomd', 'var/run/log/clomd.log', 'placement of vSAN objects', 'vSAN オブジェクトの配置'),
    log(
      'vmware',
      'vmfs/volumes/…/vmware.log',
      'one virtual machine: power, devices, migrations, crashes',
      '仮想マシン個別(電源・デバイス・移行・異常終了)',
    ),
    log(
      'rhttpproxy',
      'var/run/log/rhttpproxy.log, var/log/vmware/rhttpproxy/',
      'the reverse proxy: which service could not be reached',
      'リバース プロキシ(到達できなかったサービス)',
    ),
  ]),
  ...logsOf('vcenter', [
    log(
      'vpxd',
      'var/log/vmware/vpxd/vpxd.log',
      'vCenter Server: tasks, hosts, calls of other services',
      'vCenter 本体(タスク・ホスト・他サービスの呼び出し)',
    ),
    log('sps', 'var/log/vmware/vmware-sps/sps.log', 'storage policies', 'ストレージ ポリシー'),
    log('eam', 'var/log/vmware/eam/eam.log', 'agent virtual machines and VIBs', 'エージェント VM と VIB'),
    log('postgresql', 'var/log/vmware/vpostgres/postgresql-*.log', 'the database', 'データベース'),
    log(
      'vmon',
      'var/log/vmware/vmon/vmon.log',
      'starts, stops and crashes of services',
      'サービスの起動・停止・異常終了',
    ),
    log(
      'journal',
      'commands/journalctl_*.txt',
      'events of vCenter Server, systemd, vMon',
      'vCenter イベント・systemd・vMon',
    ),
    log('messages', 'var/log/vmware/messages', 'the appliance’s system log', 'アプライアンスのシステム ログ'),
    log('ssoAdminServer', 'var/log/vmware/sso/ssoAdminServer.log', 'single sign-on', 'シングル サインオン'),
    log('websso', 'var/log/vmware/sso/websso.log', 'logins by the browser', 'ブラウザーからのログイン'),
    log(
      'vsphere_client_virgo',
      'var/log/vmware/vsphere-ui/logs/vsphere_client_virgo.log',
      'the vSphere Client',
      'vSphere Client',
    ),
    log('license', 'var/log/vmware/cis-license/license.log', 'licences', 'ライセンス'),
    log('applmgmt', 'var/log/vmware/applmgmt/applmgmt.log', 'management of the appliance', 'アプライアンス管理'),
  ]),
]

const BY_NAME = new Map(LOGS.map((known) => [known.name, known]))

export function knownLog(name: string): KnownLog | null {
  return BY_NAME.get(name) ?? null
}
