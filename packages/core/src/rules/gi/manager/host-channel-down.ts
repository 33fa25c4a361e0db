import { parseMicros } from '@bundlescope/contract/time.ts'
import { ofEvent } from '../../../facts/evidence.ts'
import { GI } from '../../../facts/gi/gi.ts'
import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { when } from '../../../facts/words.ts'
import { LOOK_AT_CHANNEL } from '../../../knowledge/gi/steps-manager.ts'
import { say } from '../../../knowledge/text.ts'
import { asListed, beside, cannotKnow, conclude, FINE, fault, type Look, noTrace, unclear } from '../../gi-looks.ts'
import { defineRule, step } from '../../rule.ts'
import { MANAGER_LOG } from '../manager-log.ts'

/** `Management channel to Transport Node esx07 (192.0.2.7) is down for 5 minutes.` */
const DOWN =
  /\b(?<channel>management|control)_channel_to_transport_node_down(?:_long)?\b|\b(?<kind>Management|Control) channel to Transport Node (?<host>[\w.-]+).{0,80}? is down/i

const STEPS = [
  LOOK_AT_CHANNEL,
  step(
    say(
      'See that nothing between the host and NSX Manager blocks TCP 1234 and 1235, and that both trust each other’s certificates',
      'ホストと NSX Manager 間で TCP 1234・1235 が遮断されていないこと、相互の証明書が有効なことを確認する',
    ),
  ),
  step(
    say('Restart the host’s proxy to NSX Manager', 'ホストの NSX プロキシを再起動する'),
    '/etc/init.d/nsx-proxy restart',
    say('Short loss of the channel; traffic of VMs goes on', '短時間チャネルが切断される。仮想マシンの通信は継続する'),
  ),
]

/** NSX-T and later: health and configuration of Guest Introspection travel over the host’s channels to NSX Manager. */
export const hostChannelDown = defineRule({
  id: 'host-channel-down',
  title: say('The channel of a host to NSX Manager is down', 'ホストと NSX Manager 間のチャネルが切断されている'),
  catalogue: ['GI-N09'],
  severity: 'high',
  references: ['NSX events: communication', 'NSX 4.1: channels between managers and hosts'],
  supersedes: ['service-health-stale'],
  facts: { gi: GI },
  probes: {
    alarms: {
      query:
        'management_channel_to_transport_node_down OR management_channel_to_transport_node_down_long OR control_channel_to_transport_node_down OR control_channel_to_transport_node_down_long OR ("channel to transport node" down)',
      first: 100,
      last: 60,
    },
  },
  evaluate({ material, facts: { gi }, probes }) {
    const alarms = probes.alarms.events.flatMap((event) => {
      const read = DOWN.exec(event.message.slice(0, 4000))?.groups
      return read ? [{ event, host: read.host ?? null, channel: (read.channel ?? read.kind ?? '').toLowerCase() }] : []
    })
    if (!gi.hasTrace) return noTrace()
    const looks: Look[] = [...Map.groupBy(alarms, ({ host }) => gi.places.find('host', host)?.name ?? host)].map(
      ([host, own]) => {
        const [first, last] = [parseMicros(own[0]!.event.time)!, parseMicros(own.at(-1)!.event.time)!]
        return fault({
          affects:
            host === null
              ? [affectsNode('manager', gi.managers[0]?.name ?? 'manager')]
              : [affectsEdge('e_ops', host), `host:${host}`],
          confidence: 0.9,
          summary: say(
            `NSX Manager reported that the ${own[0]!.channel} channel to ${host ?? 'a host'} is down, first at ${when(first)}: health and configuration of Guest Introspection there are not current.`,
            `NSX Manager が ${host ?? 'ホスト'} との${own[0]!.channel === 'control' ? '制御' : '管理'}チャネルの切断を報告した(初回 ${when(first)})。このホストの Guest Introspection の健全性・構成は最新ではない。`,
          ),
          evidence: own.slice(0, 6).map(({ event }) => ofEvent(material, event)),
          steps: STEPS,
          from: first,
          to: last,
        })
      },
    )
    for (const { name, muxName, links } of gi.prepared) {
      if (muxName !== 'nsx-context-mux') continue
      if (links.toNsx.is === 'there') looks.push(FINE)
      if (links.toNsx.is === 'unknown') looks.push(unclear(...links.toNsx.missing))
      if (links.toNsx.is === 'absent')
        looks.push(
          fault({
            affects: [affectsEdge('e_ops', name), `host:${name}`],
            confidence: 0.5,
            summary: say(
              `${name} was connected neither to NSX Manager (1234) nor to a controller (1235) ${asListed(links.at).en}.`,
              `${name} は${asListed(links.at).ja} NSX Manager(1234)にもコントローラ(1235)にも接続していなかった。`,
            ),
            evidence: links.toNsx.evidence,
            steps: STEPS,
          }),
        )
    }
    if (looks.length === 0 && gi.era !== null && gi.era !== 'nsx-t')
      looks.push(beside(say('Only with NSX-T and later', 'NSX-T 以降のみが対象')))
    if (looks.length === 0 && gi.managers.some(({ place }) => place !== null)) looks.push(FINE)
    return looks.length > 0 ? conclude(looks) : cannotKnow([MANAGER_LOG])
  },
})
