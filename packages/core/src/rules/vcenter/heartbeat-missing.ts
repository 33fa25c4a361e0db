import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const heartbeatMissing = lineRule({
  id: 'heartbeat-missing',
  title: say('Heartbeats of a host do not arrive (UDP 902)', 'ホストのハートビート (UDP 902) が届かない'),
  catalogue: ['VC-05'],
  severity: 'high',
  references: ['KB 323612', 'KB 435077'],
  looksIn: ['vpxd'],
  signs: {
    missing: {
      query: '"no heartbeats received from host" OR "missed heartbeats"',
      pattern:
        /(?:No heartbeats received from host|[Mm]issed \d+ heartbeats?)(?=(?:.*?(?<moid>host-\d+))?)(?=(?:.*?time since last heartbeat: (?<ms>\d+) ?ms)?)/,
    },
  },
  about: ({ moid }) => (moid ? { kind: 'host', id: moid } : null),
  grade: ({ count, read }) => (count >= 2 ? 'high' : Number(read.ms ?? 0) >= 60_000 ? 'medium' : 'low'),
  summary: (group) =>
    say(
      `vCenter Server ${group.host} missed heartbeats of ${group.read.moid ?? 'a host'} ${span(group).en}${group.read.ms ? `, last for ${Math.round(Number(group.read.ms) / 1000)} s` : ''}; after about a minute the host shows as not responding.`,
      `vCenter (${group.host}) に ${group.read.moid ?? 'ホスト'} のハートビートが届かなかった(${span(group).ja}${group.read.ms ? `、直近 ${Math.round(Number(group.read.ms) / 1000)} 秒` : ''})。約 1 分で「応答なし」になる。`,
    ),
  steps: () => [
    step(
      say(
        'See whether UDP 902 from the host arrives at vCenter Server',
        'ホストからの UDP 902 が vCenter に届いているか確認する',
      ),
      'tcpdump -nn -i eth0 udp port 902',
    ),
    step(
      say(
        'On the host: firewall ruleset vpxHeartbeats, the address of vCenter Server in vpxa.cfg, and routes',
        'ホスト側:ファイアウォール vpxHeartbeats、vpxa.cfg の vCenter アドレス、経路を確認する',
      ),
      'esxcli network firewall ruleset list | grep vpxHeartbeats',
    ),
  ],
  samples: {
    found: [
      {
        'var/log/vmware/vpxd/vpxd.log':
          '2024-03-04T05:06:07.100Z warning vpxd[2099] [Originator@6876 sub=HostCnx opID=CheckforMissingHeartbeats-1a2b] [VpxdHostCnx] No heartbeats received from host; cnx: 52a1, h: host-22, time since last heartbeat: 61000ms',
      },
    ],
    clear: [
      {
        'var/log/vmware/vpxd/vpxd.log':
          '2024-03-04T05:06:07.100Z verbose vpxd[2099] [Originator@6876 sub=vpxdMoHost opID=HB-host-22@1-1a2b] [HostAccess] Got host changes for host-22, generation 7',
      },
    ],
  },
})
