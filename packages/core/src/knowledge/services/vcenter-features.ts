import { type KnownService, service } from './service.ts'

/** Services that each bring one feature. Sources: see vcenter.ts. */
export const FEATURE_SERVICES: readonly KnownService[] = [
  service(
    'vmware-sps',
    ['VMware vSphere Profile-Driven Storage Service', 'プロファイル駆動型ストレージ サービス'],
    [
      'storage policies cannot be read or applied: creating, cloning and moving virtual machines fails, on vSAN always',
      'ストレージ ポリシーを参照・適用できず、仮想マシンの作成・クローン・移行が失敗する(vSAN では必ず)',
    ],
    {
      aliases: ['sps'],
      processes: ['vmware-sps.launcher'],
      logs: ['/var/log/vmware/vmware-sps/sps.log'],
      needs: ['vmware-vpxd', 'vmware-vpostgres'],
      in: '5.5–',
    },
  ),
  service(
    'vsphere-ui',
    ['VMware vSphere Client', 'vSphere Client (HTML5)'],
    ['the vSphere Client (HTML5) does not open', 'vSphere Client (HTML5) が開かない'],
    {
      processes: ['vsphere-ui.launcher'],
      logs: ['/var/log/vmware/vsphere-ui/logs/vsphere_client_virgo.log'],
      needs: ['vmware-stsd'],
      in: '6.5–',
    },
  ),
  service(
    'vsphere-client',
    ['VMware vSphere Web Client', 'vSphere Web Client (Flash)'],
    ['the vSphere Web Client (Flash) does not open', 'vSphere Web Client (Flash) が開かない'],
    {
      processes: ['vsphere-client.launcher'],
      logs: ['/var/log/vmware/vsphere-client/logs/vsphere_client_virgo.log'],
      needs: ['vmware-stsd'],
      in: '5.1–6.7',
    },
  ),
  service(
    'vmware-vapi-endpoint',
    ['VMware vAPI Endpoint', 'vAPI エンドポイント'],
    ['the REST API (/api, /rest) and what uses it does not work', 'REST API (/api・/rest) とその利用機能が使えない'],
    {
      aliases: ['vapi-endpoint'],
      processes: ['vmware-vapi-endpoint.launcher', 'vapi-endpoint.launcher'],
      logs: ['/var/log/vmware/vapi/endpoint/endpoint.log'],
    },
  ),
  service(
    'vmware-eam',
    ['VMware ESX Agent Manager', 'ESX Agent Manager'],
    [
      'agent virtual machines and VIBs (NSX, security appliances, vCLS) are not deployed or watched',
      'エージェント VM と VIB(NSX・セキュリティ アプライアンス・vCLS)を展開・監視できない',
    ],
    {
      aliases: ['eam'],
      processes: ['vmware-eam.launcher'],
      logs: ['/var/log/vmware/eam/eam.log'],
      needs: ['vmware-vpxd'],
    },
  ),
  service(
    'vmware-content-library',
    ['VMware Content Library Service', 'コンテンツ ライブラリ サービス'],
    [
      'templates and OVFs of content libraries cannot be used; no OVF is deployed',
      'コンテンツ ライブラリと OVF の展開が使えない',
    ],
    {
      aliases: ['content-library'],
      processes: ['vmware-content-library.launcher'],
      logs: ['/var/log/vmware/content-library/cls.log'],
    },
  ),
  service(
    'vmware-cis-license',
    ['VMware License Service', 'ライセンス サービス'],
    ['licences cannot be assigned', 'ライセンスを割り当てられない'],
    {
      aliases: ['cis-license'],
      processes: ['vmware-cis-license.launcher'],
      logs: ['/var/log/vmware/cis-license/license.log'],
    },
  ),
  service(
    'applmgmt',
    ['VMware Appliance Management Service', 'アプライアンス管理サービス'],
    [
      'the appliance management (5480), backup and updates do not work',
      'アプライアンス管理 (5480)・バックアップ・更新が使えない',
    ],
    {
      processes: ['vherdrunner', 'vami-lighttpd', 'vami-lighttp', 'lighttpd'],
      logs: ['/var/log/vmware/applmgmt/applmgmt.log', '/var/log/vmware/applmgmt/'],
    },
  ),
  service(
    'vmware-perfcharts',
    ['VMware Performance Charts', 'パフォーマンス チャート'],
    ['performance charts are empty', 'パフォーマンス チャートが表示されない'],
    {
      aliases: ['perfcharts'],
      processes: ['vmware-perfcharts.launcher'],
      logs: ['/var/log/vmware/perfcharts/stats.log'],
    },
  ),
  service(
    'vmware-updatemgr',
    ['VMware Update Manager', 'Update Manager (Lifecycle Manager)'],
    [
      'hosts cannot be patched, images and baselines cannot be checked',
      'ホストの更新とベースライン・イメージの確認ができない',
    ],
    {
      aliases: ['updatemgr'],
      processes: ['updatemgr', 'vmware-vum-server'],
      logs: ['/var/log/vmware/vmware-updatemgr/vum-server/vmware-vum-server.log', '/var/log/vmware/vmware-updatemgr/'],
    },
  ),
  service(
    'vmware-vsan-health',
    ['VMware vSAN Health Service', 'vSAN 健全性サービス'],
    ['vSAN cannot be configured or checked', 'vSAN の構成・健全性確認ができない'],
    {
      aliases: ['vsan-health'],
      processes: ['VsanHealthServer.py', 'vsanvcmgmtd'],
      logs: ['/var/log/vmware/vsan-health/vmware-vsan-health-service.log', '/var/log/vmware/vsan-health/'],
    },
  ),
  service(
    'vmware-vsm',
    ['VMware vService Manager', 'vService マネージャ'],
    ['extensions of vApps do not work', 'vApp の拡張機能が使えない'],
    { aliases: ['vsm'], processes: ['vmware-vsm.launcher'], logs: ['/var/log/vmware/vsm/vsm.log'] },
  ),
  service(
    'vmware-analytics',
    ['VMware Analytics Service', '分析サービス'],
    ['telemetry and online health do not work', 'テレメトリとオンライン健全性が使えない'],
    {
      aliases: ['analytics'],
      processes: ['vmware-analytics.launcher'],
      logs: ['/var/log/vmware/analytics/analytics.log'],
    },
  ),
  service(
    'vmware-topologysvc',
    ['VMware Topology Service', 'トポロジ サービス'],
    ['linked sites are not shown', 'リンクされたサイトが表示されない'],
    {
      aliases: ['topologysvc'],
      processes: ['vmware-topologysvc.launcher'],
      logs: ['/var/log/vmware/topologysvc/'],
      in: '6.7–',
    },
  ),
  service(
    'vmware-pod',
    ['VMware Patching and Host Management Service', 'パッチ・ホスト管理サービス'],
    ['host management', 'ホスト管理機能'],
    { aliases: ['pod'], logs: ['/var/log/vmware/pod/'], in: '6.5–' },
  ),
  service(
    'vmware-hvc',
    ['VMware Hybrid VC Service', 'ハイブリッド VC サービス'],
    ['hybrid linked mode', 'ハイブリッド リンク モード'],
    { aliases: ['hvc'], logs: ['/var/log/vmware/hvc/'], in: '7.0–' },
  ),
  service(
    'vmware-infraprofile',
    ['VMware Infraprofile Service', 'インフラ プロファイル サービス'],
    ['profiles of vCenter Server', 'vCenter プロファイル'],
    {
      aliases: ['infraprofile'],
      processes: ['vmware-infraprofile.launcher'],
      logs: ['/var/log/vmware/infraprofile/infraprofile-svcs.log'],
      in: '7.0–',
    },
  ),
  service(
    'vstats',
    ['VMware vStats Service', 'vStats サービス'],
    ['statistics by the newer API', '新しい API の統計'],
    { processes: ['vstats'], logs: ['/var/log/vmware/vstats/'], in: '7.0–' },
  ),
  service(
    'vtsdb',
    ['VMware vTsdb Service', '時系列データベース'],
    ['statistics by the newer API', '新しい API の統計'],
    { processes: ['vtsdb', 'postgres'], logs: ['/var/log/vmware/vtsdb/'], in: '7.0–' },
  ),
  service(
    'wcp',
    ['Workload Control Plane', 'ワークロード制御プレーン'],
    ['vSphere with Tanzu does not work', 'vSphere with Tanzu が使えない'],
    { processes: ['wcpsvc'], logs: ['/var/log/vmware/wcp/wcpsvc.log'], in: '7.0–' },
  ),
  service(
    'vlcm',
    ['VMware vCenter Lifecycle Manager', 'vCenter Lifecycle Manager'],
    ['updates of vCenter Server by reduced downtime', 'ダウンタイム短縮による vCenter の更新'],
    { logs: ['/var/log/vmware/vlcm/'], in: '8.0–' },
  ),
  service(
    'observability',
    ['VMware Observability Service', '可観測性サービス'],
    ['metrics of vCenter Server', 'vCenter のメトリック'],
    { logs: ['/var/log/vmware/observability/'], in: '8.0–' },
  ),
  service(
    'vmware-statsmonitor',
    ['VMware Appliance Monitoring Service', 'アプライアンス監視サービス'],
    ['graphs of the appliance management', 'アプライアンス管理のグラフ'],
    {
      aliases: ['statsmonitor'],
      processes: ['statsMonitor'],
      logs: ['/var/log/vmware/statsmonitor/StatsMonitor.log'],
      manual: true,
    },
  ),
  service(
    'vmware-vcha',
    ['VMware vCenter High Availability', 'vCenter High Availability'],
    ['failover of vCenter Server', 'vCenter のフェイルオーバー'],
    { aliases: ['vcha'], processes: ['vcha'], logs: ['/var/log/vmware/vcha/vcha.log'], manual: true, in: '6.5–' },
  ),
  service(
    'vmware-netdumper',
    ['VMware vSphere ESXi Dump Collector', 'ESXi Dump Collector'],
    ['core dumps of hosts over the network', 'ネットワーク経由のコア ダンプ収集'],
    { aliases: ['netdumper'], processes: ['vmware-netdumper'], logs: ['/var/log/vmware/netdumper/'], manual: true },
  ),
  service(
    'vmware-rbd-watchdog',
    ['VMware vSphere Auto Deploy', 'Auto Deploy'],
    ['hosts do not boot from Auto Deploy', 'Auto Deploy によるホスト起動'],
    { aliases: ['rbd'], processes: ['rbd-watchdog'], logs: ['/var/log/vmware/rbd/rbd-syslog.log'], manual: true },
  ),
  service(
    'vmware-imagebuilder',
    ['VMware Image Builder Manager', 'Image Builder'],
    ['images cannot be built', 'イメージを作成できない'],
    { aliases: ['imagebuilder'], logs: ['/var/log/vmware/imagebuilder/'], manual: true },
  ),
  service(
    'vmware-mbcs',
    ['VMware Message Bus Configuration Service', 'メッセージ バス構成サービス'],
    ['message bus', 'メッセージ バス'],
    { aliases: ['mbcs'], logs: ['/var/log/vmware/mbcs/'], manual: true, in: '6.0–6.7' },
  ),
  service(
    'vsan-dps',
    ['VMware vSAN Data Protection Service', 'vSAN データ保護サービス'],
    ['data protection of vSAN', 'vSAN のデータ保護'],
    { manual: true },
  ),
  service(
    'vmware-vdtc',
    ['VMware vSphere Distributed Tracing Collector', '分散トレース コレクター'],
    ['traces', 'トレース'],
    { aliases: ['vdtc'], logs: ['/var/log/vmware/vdtc/'], manual: true, in: '8.0–' },
  ),
]
