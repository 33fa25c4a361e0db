import { type KnownService, service } from './service.ts'

/** Services that the others stand on: vpxd, database, proxies, single sign-on, certificates. Sources: see vcenter.ts. */
export const PLATFORM_SERVICES: readonly KnownService[] = [
  service(
    'vmware-vpxd',
    ['VMware vCenter Server', 'VMware vCenter Server 本体'],
    [
      'inventory, tasks, alarms and the vSphere Client do not work',
      'インベントリ・タスク・アラームと vSphere Client が使えない',
    ],
    {
      aliases: ['vpxd'],
      processes: ['vpxd'],
      logs: ['/var/log/vmware/vpxd/vpxd.log'],
      needs: ['vmware-vpostgres', 'vmware-vpxd-svcs', 'vmware-stsd'],
    },
  ),
  service(
    'vmware-vpxd-svcs',
    ['VMware vCenter-Services', 'vCenter サービス群'],
    [
      'permissions, tags and the inventory search do not work; vpxd does not start',
      '権限・タグ・検索が使えず、vpxd も起動しない',
    ],
    {
      aliases: ['vpxd-svcs'],
      processes: ['vmware-vpxd-svcs.launcher'],
      logs: ['/var/log/vmware/vpxd-svcs/vpxd-svcs.log'],
      needs: ['vmware-vpostgres', 'vmware-stsd'],
      in: '6.0–',
    },
  ),
  service(
    'vmware-vpostgres',
    ['VMware Postgres', 'データベース (VMware Postgres)'],
    ['vpxd and most services stop', 'vpxd をはじめ大半のサービスが停止する'],
    {
      aliases: ['vpostgres'],
      processes: ['postgres'],
      logs: ['/var/log/vmware/vpostgres/postgresql.log', '/var/log/vmware/vpostgres/'],
    },
  ),
  service(
    'vmware-rhttpproxy',
    ['VMware HTTP Reverse Proxy', 'HTTP リバース プロキシ'],
    [
      'the vSphere Client, the SDK and every other service are unreachable from outside',
      'vSphere Client・SDK・各サービスに外から届かない',
    ],
    { aliases: ['rhttpproxy'], processes: ['rhttpproxy'], logs: ['/var/log/vmware/rhttpproxy/rhttpproxy.log'] },
  ),
  service(
    'vmware-envoy',
    ['VMware Envoy Proxy', 'Envoy プロキシ'],
    [
      'the vSphere Client, the SDK and every other service are unreachable from outside',
      'vSphere Client・SDK・各サービスに外から届かない',
    ],
    {
      aliases: ['envoy'],
      processes: ['envoy'],
      logs: ['/var/log/vmware/envoy/envoy.log', '/var/log/vmware/envoy/envoy-access.log'],
      in: '7.0–',
    },
  ),
  service(
    'vmware-envoy-sidecar',
    ['VMware Envoy Sidecar', 'Envoy サイドカー'],
    ['services of the appliance cannot talk to others', 'アプライアンスのサービス間通信ができない'],
    { aliases: ['envoy-sidecar'], processes: ['envoy'], logs: ['/var/log/vmware/envoy-sidecar/'], in: '8.0–' },
  ),
  service(
    'vmware-envoy-hgw',
    ['VMware Envoy Host Gateway', 'Envoy ホスト ゲートウェイ'],
    ['services reach hosts by it', 'ホストへの経路の一部が使えない'],
    { aliases: ['envoy-hgw'], processes: ['envoy'], logs: ['/var/log/vmware/envoy-hgw/'], in: '8.0–' },
  ),
  service(
    'vmware-stsd',
    ['VMware Security Token Service', 'セキュリティ トークン サービス (STS)'],
    ['nobody can log in, and services cannot authenticate to each other', 'ログインもサービス間の認証もできない'],
    {
      aliases: ['stsd', 'sts'],
      processes: ['vmware-stsd.launcher', 'vmware-stsd'],
      logs: ['/var/log/vmware/sso/ssoAdminServer.log', '/var/log/vmware/sso/'],
      needs: ['vmdird'],
    },
  ),
  service(
    'vmware-sts-idmd',
    ['VMware Identity Management Service', 'ID 管理サービス'],
    ['logins fail', 'ログインできない'],
    {
      aliases: ['sts-idmd', 'idmd'],
      processes: ['vmware-sts-idmd'],
      logs: ['/var/log/vmware/sso/vmware-sts-idmd.log'],
      needs: ['vmdird'],
      in: '–6.7',
    },
  ),
  service(
    'vmware-psc-client',
    ['VMware Platform Services Controller Client', 'Platform Services Controller クライアント'],
    ['pages of the Platform Services Controller are missing', 'PSC の画面が使えない'],
    { aliases: ['psc-client'], processes: ['vmware-psc-client'], logs: ['/var/log/vmware/psc-client/'], in: '6.0–6.7' },
  ),
  service(
    'lookupsvc',
    ['VMware Lookup Service', 'ルックアップ サービス'],
    ['services do not find each other', 'サービスが互いを見つけられない'],
    {
      aliases: ['vmware-lookupsvc'],
      processes: ['vmware-lookupsvc.launcher'],
      logs: ['/var/log/vmware/lookupsvc/lookupserver-default.log'],
      in: '7.0–',
    },
  ),
  service(
    'vmdird',
    ['VMware Directory Service', 'ディレクトリ サービス'],
    ['single sign-on does not work', 'シングル サインオンが使えない'],
    { processes: ['vmdird'], logs: ['/var/log/vmware/vmdird/vmdird-syslog.log', '/var/log/vmware/vmdird/'] },
  ),
  service(
    'vmafdd',
    ['VMware Authentication Framework', '認証フレームワーク'],
    ['services cannot read their certificates', 'サービスが証明書を読めない'],
    { processes: ['vmafdd'], logs: ['/var/log/vmware/vmafdd/vmafdd-syslog.log', '/var/log/vmware/vmafd/'] },
  ),
  service(
    'vmcad',
    ['VMware Certificate Service', '証明書サービス (VMCA)'],
    ['no certificates are issued or renewed, hosts cannot be added', '証明書の発行・更新とホストの追加ができない'],
    { processes: ['vmcad'], logs: ['/var/log/vmware/vmcad/vmcad-syslog.log', '/var/log/vmware/vmcad/'] },
  ),
  service(
    'vmdnsd',
    ['VMware Domain Name Service', 'ドメイン名サービス'],
    ['names within the site', 'サイト内の名前解決'],
    { processes: ['vmdnsd'], in: '6.0–6.7' },
  ),
  service(
    'lwsmd',
    ['Likewise Service Manager', 'Likewise サービス マネージャ'],
    ['Active Directory and the directory service do not work', 'Active Directory とディレクトリ サービスが使えない'],
    { processes: ['lwsmd'] },
  ),
  service(
    'vmware-cm',
    ['VMware Component Manager', 'コンポーネント マネージャ'],
    ['services cannot be found or registered', 'サービスの検索・登録ができない'],
    { aliases: ['cm'], processes: ['vmware-cm.launcher'], logs: ['/var/log/vmware/cm/cm.log'], in: '6.0–6.7' },
  ),
  service(
    'vmware-sca',
    ['VMware Service Control Agent', 'サービス制御エージェント'],
    ['services cannot be started and stopped from the client', 'クライアントからサービスを操作できない'],
    { aliases: ['sca'], processes: ['vmware-sca.launcher'], logs: ['/var/log/vmware/sca/sca.log'] },
  ),
  service(
    'vmware-vmon',
    ['VMware Service Lifecycle Manager', 'サービス ライフサイクル マネージャ (vMon)'],
    ['no service is started, watched or restarted', 'サービスの起動・監視・再起動が行われない'],
    {
      aliases: ['vmon'],
      processes: ['vmon'],
      logs: ['/var/log/vmware/vmon/vmon.log', '/var/log/vmware/vmon/'],
      in: '6.5–',
    },
  ),
  service(
    'vmonapi',
    ['VMware Service Lifecycle Manager API', 'サービス ライフサイクル マネージャ API'],
    ['services cannot be started and stopped by API', 'API でサービスを操作できない'],
    // 6.x runs it always; healthy appliances of 7.0 and 8.0 list it among the stopped ones.
    { processes: ['vmon-vapi-provider'], logs: ['/var/log/vmware/vmon/'], manual: true, in: '6.5–' },
  ),
  service(
    'vmware-certificatemanagement',
    ['VMware Certificate Management Service', '証明書管理サービス'],
    ['certificates cannot be managed in the client', 'クライアントで証明書を管理できない'],
    {
      aliases: ['certificatemanagement'],
      processes: ['vmware-certificatemanagement.launcher'],
      logs: ['/var/log/vmware/certificatemanagement/certificatemanagement-svcs.log'],
      in: '6.7–',
    },
  ),
  service(
    'vmware-trustmanagement',
    ['VMware Trust Management Service', '信頼管理サービス'],
    ['federation and key providers cannot be configured', 'フェデレーションとキー プロバイダーを構成できない'],
    {
      aliases: ['trustmanagement'],
      processes: ['vmware-trustmanagement.launcher'],
      logs: ['/var/log/vmware/trustmanagement/trustmanagement-svcs.log'],
      in: '7.0–',
    },
  ),
  service(
    'vmware-postgres-archiver',
    ['VMware Postgres Archiver', 'データベース アーカイバー'],
    ['file-based backup of the database', 'データベースのファイル ベース バックアップ'],
    {
      aliases: ['postgres-archiver'],
      processes: ['pg_receivewal', 'pg_receivexlog'],
      logs: ['/var/log/vmware/vpostgres/'],
      in: '6.5–',
    },
  ),
  service(
    'pschealth',
    ['VMware Platform Services Controller Health Monitor', 'PSC 健全性モニター'],
    ['health of the Platform Services Controller', 'PSC の健全性監視'],
    { processes: ['pschealthd'], in: '6.5–' },
  ),
  service(
    'vmcam',
    ['VMware vSphere Authentication Proxy', 'vSphere Authentication Proxy'],
    ['hosts cannot join a domain by the proxy', '認証プロキシ経由でドメインに参加できない'],
    { processes: ['vmcamd'], manual: true },
  ),
  service(
    'vc-ws1a-broker',
    ['VMware vCenter Identity Broker', 'ID ブローカー'],
    ['logins by an external identity provider', '外部 ID プロバイダーによるログイン'],
    { logs: ['/var/log/vmware/vc-ws1a-broker/'], manual: true, in: '8.0–' },
  ),
]
