import { ofSnapshot } from '../../../facts/evidence.ts'
import { evidenceOf } from '../../../facts/gi/moments.ts'
import { when } from '../../../facts/words.ts'
import { say } from '../../../knowledge/text.ts'
import { FINE, fault, paste, unclear } from '../../gi-looks.ts'
import { step } from '../../rule.ts'
import { svaRule } from '../sva-rule.ts'
import { nameOf, ofSva } from '../sva-words.ts'

/** Network traffic of VMs may pass through a service VM (slow path): one that hangs swallows it. */
export const hungSvaBlocksNetwork = svaRule({
  id: 'hung-sva-blocks-network',
  title: say(
    'A service VM that hangs may swallow the traffic of VMs',
    '応答しないサービス VM が仮想マシンの通信を遮断している可能性がある',
  ),
  catalogue: ['GI-S13'],
  severity: 'critical',
  references: ['KB 433475'],
  supersedes: ['sva-alarm'],
  look(sva, { material, gi }) {
    const host = gi.hosts.find(({ name }) => name === sva.host) ?? null
    const tables = gi.places.tables(host?.place ?? null, 'health').filter(({ parser }) => parser === 'dvfilters')
    if (tables.length === 0)
      return unclear(
        paste('summarize-dvfilter', say(`on the host ${sva.host ?? 'of the SVA'}`, `ホスト ${sva.host ?? ''}`)),
      )
    const bound = tables.flatMap((table) =>
      table.rows.filter(({ detail }) => /slowPathID (?!none)/.test(detail ?? '')).map((row) => ({ table, row })),
    )
    if (bound.length === 0) return FINE
    const silent = sva.vm?.lines.findLast(({ kind }) => kind === 'heartbeat-lost')
    if (!silent)
      return unclear(
        say(
          `vmware.log of ${sva.name}, and an answer: do VMs of ${sva.host ?? 'its host'} lose their network (${bound
            .slice(0, 3)
            .map(({ row }) => row.object)
            .join(', ')})?`,
          `${sva.name} の vmware.log、および回答:${sva.host ?? '所属ホスト'} の仮想マシン(${bound
            .slice(0, 3)
            .map(({ row }) => row.object)
            .join('、')})の通信断の有無`,
        ),
      )
    const name = nameOf(sva)
    return fault({
      affects: ofSva(sva, 'sva'),
      confidence: 0.6,
      summary: say(
        `${name.en} sent no heartbeat at ${when(silent.time)} (it hangs, or its Tools stopped), while traffic of ${bound.length} adapters passes through a service VM. If those VMs have lost their network, this is why.`,
        `${name.ja} のハートビートが ${when(silent.time)} に途絶えた(ハングまたは Tools の停止)。${bound.length} 個のアダプタの通信がサービス VM を経由しており、該当する仮想マシンに通信断があれば、これが原因と考えられる。`,
      ),
      evidence: [
        evidenceOf(material, silent),
        ...bound
          .slice(0, 5)
          .map(({ table, row }) => ofSnapshot(table, row.line, `${row.object} ${row.type} ${row.detail ?? ''}`)),
      ],
      steps: [
        step(
          say(
            'Ask which VMs have lost their network: are they those of the list?',
            '通信断の仮想マシンが一覧のものと一致するか確認する',
          ),
        ),
        step(
          say(
            'Power off the service VM that hangs: filters that fail open let the traffic pass again (KB 433475)',
            '応答しないサービス VM をパワーオフする(フェイル オープンのフィルタでは通信が復旧する、KB 433475)',
          ),
          null,
          say(
            'VMs of this host are not protected until it runs again',
            '再稼働まで、このホストの仮想マシンは保護されない',
          ),
        ),
      ],
      from: silent.time,
    })
  },
})
