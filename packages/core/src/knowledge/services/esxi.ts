import { type KnownService, service } from './service.ts'

/** Services of an ESXi host; names as `chkconfig` and `/etc/init.d` know them. Sources: firewall and syslog rules of ESXi 6.7. */
export const ESXI_SERVICES: readonly KnownService[] = [
  service(
    'hostd',
    ['Host agent', 'ホスト エージェント (hostd)'],
    ['the host cannot be managed; it shows as not responding', 'ホストを管理できず「応答なし」になる'],
    { processes: ['hostd'], logs: ['/var/run/log/hostd.log'] },
  ),
  service(
    'vpxa',
    ['Agent of vCenter Server', 'vCenter エージェント (vpxa)'],
    ['the host is disconnected from vCenter Server', 'ホストが vCenter から切断される'],
    { processes: ['vpxa'], logs: ['/var/run/log/vpxa.log'], needs: ['hostd'] },
  ),
  service(
    'rhttpproxy',
    ['HTTP reverse proxy', 'HTTP リバース プロキシ'],
    ['nothing reaches hostd and vpxa from outside', '外から hostd・vpxa に届かない'],
    { processes: ['rhttpproxy', 'envoy'], logs: ['/var/run/log/rhttpproxy.log'] },
  ),
  service(
    'vmware-fdm',
    ['vSphere HA agent', 'vSphere HA エージェント (fdm)'],
    ['virtual machines of the host are not protected', 'このホストの仮想マシンが HA で保護されない'],
    { aliases: ['fdm'], processes: ['fdm'], logs: ['/var/run/log/fdm.log'], manual: true },
  ),
  service(
    'vobd',
    ['Observation daemon', 'VOB デーモン'],
    ['events of the kernel do not reach vCenter Server', 'カーネルのイベントが vCenter に届かない'],
    { processes: ['vobd'], logs: ['/var/run/log/vobd.log'] },
  ),
  service('vmsyslogd', ['Syslog daemon', 'syslog デーモン'], ['logs are not written', 'ログが書かれない'], {
    aliases: ['syslog'],
    processes: ['vmsyslogd'],
    logs: ['/var/run/log/syslog.log'],
  }),
  service('ntpd', ['NTP daemon', 'NTP デーモン'], ['the clock drifts', '時刻がずれる'], {
    processes: ['ntpd'],
    logs: ['/var/run/log/syslog.log'],
    manual: true,
  }),
  service('sfcbd', ['CIM broker', 'CIM ブローカー'], ['no hardware health', 'ハードウェア監視ができない'], {
    aliases: ['sfcbd-watchdog'],
    processes: ['sfcb-CIMXML-Pro', 'sfcbd'],
    logs: ['/var/run/log/syslog.log'],
    manual: true,
  }),
  service(
    'slpd',
    ['Service location daemon', 'SLP デーモン'],
    ['CIM clients do not find the host', 'CIM クライアントがホストを見つけられない'],
    { processes: ['slpd'], manual: true },
  ),
  service('snmpd', ['SNMP agent', 'SNMP エージェント'], ['no SNMP', 'SNMP が使えない'], {
    processes: ['snmpd'],
    manual: true,
  }),
  service('sshd', ['SSH', 'SSH'], ['no SSH', 'SSH が使えない'], {
    aliases: ['SSH', 'TSM-SSH'],
    processes: ['sshd'],
    logs: ['/var/run/log/auth.log'],
    manual: true,
  }),
  service('vsanmgmtd', ['vSAN management', 'vSAN 管理デーモン'], ['vSAN cannot be managed', 'vSAN を管理できない'], {
    processes: ['vsanmgmtd'],
    logs: ['/var/run/log/vsanmgmt.log'],
    manual: true,
  }),
  service(
    'vvold',
    ['Virtual volumes daemon', '仮想ボリューム デーモン'],
    ['virtual volumes', '仮想ボリュームが使えない'],
    { processes: ['vvold'], logs: ['/var/run/log/vvold.log'], manual: true },
  ),
  service(
    'iofiltervpd',
    ['I/O filter storage provider', 'I/O フィルター プロバイダー'],
    ['I/O filters', 'I/O フィルターが使えない'],
    { processes: ['iofiltervpd'], logs: ['/var/run/log/iofiltervpd.log'], manual: true },
  ),
  service(
    'dcui',
    ['Direct console', 'ダイレクト コンソール (DCUI)'],
    ['the console of the host', 'ホストのコンソール画面'],
    { aliases: ['DCUI'], processes: ['dcui'], manual: true },
  ),
  service('lbtd', ['Load-based teaming', '負荷ベースのチーミング'], ['load-based teaming', '負荷ベースのチーミング'], {
    processes: ['net-lbt'],
    manual: true,
  }),
]
