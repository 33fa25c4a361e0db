import type { Evidence } from '@bundlescope/contract/analysis.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { ofEvent } from '../../../facts/evidence.ts'
import { alarmProbe, isAlarmOver, textOf } from '../../../facts/gi/event-text.ts'
import { GI, type GiModel } from '../../../facts/gi/gi.ts'
import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import type { ReportedAlarm } from '../../../facts/gi/managers.ts'
import type { Material } from '../../../facts/material.ts'
import { when } from '../../../facts/words.ts'
import { LOOK_AT_CHANNEL } from '../../../knowledge/gi/steps-manager.ts'
import { say } from '../../../knowledge/text.ts'
import { asListed, beside, cannotKnow, conclude, FINE, fault, type Look, noTrace, unclear } from '../../gi-looks.ts'
import { defineRule, step } from '../../rule.ts'
import { MANAGER_LOG } from '../manager-log.ts'

const TYPE = /\b(?<channel>management|control)_channel_to_transport_node_down(?:_long)?\b/
/** `Management channel to Transport Node esx07 (192.0.2.7) is down for 5 minutes.` */
const SAID =
  /\b(?<channel>Management|Control) channel to Transport Node (?<host>[\w-]+(?:\.[\w-]+)*).{0,80}? is (?<is>down|up)/i

const ALARMS = ['management', 'control'].flatMap((channel) =>
  ['', '_long'].map((ending) => `${channel}_channel_to_transport_node_down${ending}`),
)

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
    alarms: { ...alarmProbe(...ALARMS), first: 100, last: 60 },
    said: { query: `${ALARMS.join(' OR ')} OR ("channel to transport node" down)`, first: 100, last: 60 },
  },
  evaluate({ material, facts: { gi }, probes }) {
    if (!gi.hasTrace) return noTrace()
    const told = [
      ...alarmsOf([...probes.alarms.events, ...probes.said.events], material),
      ...gi.managers.flatMap(({ alarms }) => alarms.flatMap(listedAlarm)),
    ]
    const looks: Look[] = [...Map.groupBy(told, ({ host }) => gi.places.find('host', host)?.name ?? host)].flatMap(
      ([host, own]) => byAlarms(host, own, gi),
    )
    for (const { name, muxName, links } of gi.prepared) {
      if (muxName !== 'nsx-context-mux') continue
      if (links.toNsx.is === 'there') looks.push(FINE)
      if (links.toNsx.is === 'unknown') looks.push(unclear(...links.toNsx.missing))
      if (links.toNsx.is === 'absent')
        looks.push(
          fault({
            affects: [affectsEdge('e_ops', name), `host:${name}`],
            severity: links.channels.length > 0 ? 'high' : 'medium',
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

/** What NSX says of a channel: of which host, and whether it is down or up again. */
interface Alarm {
  at: number | null
  host: string | null
  channel: string
  isOver: boolean
  evidence: Evidence
}

/** In order of time, each line once. */
function alarmsOf(events: readonly EventRow[], material: Material): Alarm[] {
  const lines = [...new Map(events.map((event) => [event.id, event])).values()]
  return lines
    .toSorted((a, b) => a.time.localeCompare(b.time))
    .flatMap((event) => {
      const said = SAID.exec(event.message.slice(0, 4000))?.groups
      const type = TYPE.exec(textOf(event))?.groups
      if (!said && !type) return []
      const channel = (said?.channel ?? type?.channel ?? '').toLowerCase()
      const isOver = isAlarmOver(event) || said?.is?.toLowerCase() === 'up'
      const at = parseMicros(event.time) ?? null
      return [{ at, host: said?.host ?? null, channel, isOver, evidence: ofEvent(material, event) }]
    })
}

function listedAlarm({ type, object, isOpen, text, at, evidence }: ReportedAlarm): Alarm[] {
  const channel = TYPE.exec(type)?.groups?.channel
  if (channel === undefined) return []
  return [{ at, host: SAID.exec(text)?.groups?.host ?? (object || null), channel, isOver: !isOpen, evidence }]
}

/** The last word counts: a channel that came back is told as what was. */
function byAlarms(host: string | null, own: readonly Alarm[], gi: GiModel): Look[] {
  const down = own.filter(({ isOver }) => !isOver)
  const [firstDown, lastDown] = [down[0], down.at(-1)]
  if (!firstDown || !lastDown) return [FINE]
  const over = own.slice(own.indexOf(lastDown)).find(({ isOver }) => isOver)
  const name = host ?? 'a host'
  const first = firstDown.at === null ? '' : when(firstDown.at)
  const back = over?.at ? say(`, up again at ${when(over.at)}`, `、${when(over.at)} に復旧`) : say('', '')
  return [
    fault({
      affects:
        host === null
          ? [affectsNode('manager', gi.managers[0]?.name ?? 'manager')]
          : [affectsEdge('e_ops', host), `host:${host}`],
      severity: over ? 'low' : 'high',
      confidence: 0.9,
      summary: say(
        `NSX Manager reported that the ${firstDown.channel} channel to ${name} is down${first && `, first at ${first}`}${back.en}: meanwhile health and configuration of Guest Introspection there ${over ? 'were' : 'are'} not current.`,
        `NSX Manager が ${host ?? 'ホスト'} との${firstDown.channel === 'control' ? '制御' : '管理'}チャネルの切断を報告した${first && `(初回 ${first}${back.ja})`}。その間、このホストの Guest Introspection の健全性・構成は最新ではない。`,
      ),
      evidence: [...down.slice(0, 5), ...(over ? [over] : [])].map(({ evidence }) => evidence),
      steps: STEPS,
      from: firstDown.at,
      to: (over ?? lastDown).at,
    }),
  ]
}
