import type { Evidence } from '@bundlescope/contract/analysis.ts'
import { ofSnapshot } from '../../../facts/evidence.ts'
import type { GiModel } from '../../../facts/gi/gi.ts'
import { FULL_QUEUE, waitingIn } from '../../../facts/gi/host-links.ts'
import type { GiSva } from '../../../facts/gi/svas.ts'
import { EPSEC_PORT } from '../../../knowledge/gi/names.ts'
import { RELIEVE_SVA } from '../../../knowledge/gi/steps-sva.ts'
import { say } from '../../../knowledge/text.ts'
import { asListed, beside, FINE, fault, paste, unclear } from '../../gi-looks.ts'
import { svaRule } from '../sva-rule.ts'
import { inside, nameOf, ofSva } from '../sva-words.ts'

/** What the Mux sends piles up in its connection to the SVA: seen from either end, at the moment of the listing. */
export const svaQueueFull = svaRule({
  id: 'sva-queue-full',
  title: say('Data pile up between the Mux and the SVA', 'Mux と SVA の間でデータが滞留している'),
  catalogue: ['GI-S05'],
  severity: 'medium',
  references: ['vShield Administration Guide, events', 'KA-0002868'],
  look(sva, { gi }) {
    if (sva.isUsvm)
      return beside(say('The USVM carries no EPSecLib of a partner', 'USVM はパートナーの EPSecLib を持たない'))
    const queues = queuesOf(sva, gi)
    if (queues.length === 0)
      return unclear(
        paste(
          'esxcli network ip connection list | grep Mux',
          sva.host === null ? say('on its host', '所属ホスト') : say(`on ${sva.host}`, `${sva.host} `),
        ),
        paste(`netstat -tna | grep ${EPSEC_PORT}`, inside(sva)),
      )
    const full = queues.filter(({ waiting }) => waiting >= FULL_QUEUE)
    const [first] = full
    if (!first) return FINE
    const name = nameOf(sva)
    const most = Math.max(...full.map(({ waiting }) => waiting))
    return fault({
      affects: ofSva(sva, 'sva'),
      confidence: 0.5,
      summary: say(
        `${most.toLocaleString('en')} bytes waited in the connection of the Mux and ${name.en} ${asListed(first.at).en}: the SVA does not keep up with the events that it is sent, or hangs. One listing shows a moment only; a second one tells whether it stays so.`,
        `${asListed(first.at).ja}、Mux と ${name.ja} の接続に ${most.toLocaleString('en')} バイトが滞留していた。SVA がイベントを処理しきれていないか、応答していない可能性がある。一覧は一時点の状態のため、再度取得して継続しているか確認する。`,
      ),
      evidence: full.map(({ evidence }) => evidence),
      steps: [
        {
          text: say('List the connections again: does it stay?', '接続一覧を再取得し、継続しているか確認する'),
          command: 'esxcli network ip connection list | grep Mux',
          risk: null,
        },
        ...RELIEVE_SVA,
      ],
    })
  },
})

interface Queue {
  waiting: number
  at: number | null
  evidence: Evidence
}

/** Of established connections, as the host and as the SVA list them. */
function queuesOf(sva: GiSva, gi: GiModel): Queue[] {
  const links = gi.hosts.find(({ name }) => name === sva.host)?.links
  const ofHost = (links?.svas ?? [])
    .filter(({ address, state }) => state === 'ESTABLISHED' && (sva.address === null || address === sva.address))
    .flatMap(({ waiting, evidence }) => (waiting === null ? [] : [{ waiting, evidence, at: links!.at }]))
  const ofSva = gi.places.tables(sva.place, 'socket').flatMap((table) =>
    table.rows
      .filter(({ localPort, state }) => localPort === EPSEC_PORT && /^estab/i.test(state ?? ''))
      .flatMap((row) => {
        const waiting = waitingIn(row)
        const text = `${row.localAddress}:${row.localPort} ${row.remoteAddress}:${row.remotePort} ${row.state}, ${row.receiveQueue} received and ${row.sendQueue} sent wait`
        return waiting === null ? [] : [{ waiting, at: table.at, evidence: ofSnapshot(table, row.line, text) }]
      }),
  )
  return [...ofHost, ...ofSva]
}
