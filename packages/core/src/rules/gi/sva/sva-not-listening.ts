import { EPSEC_PORT } from '../../../knowledge/gi/names.ts'
import { LOOK_AT_EPSEC_PORT, LOOK_AT_SCANNER, REDEPLOY_SVA, RESTART_DS_AGENT } from '../../../knowledge/gi/steps-sva.ts'
import { say } from '../../../knowledge/text.ts'
import { asListed, beside, FINE, fault, paste, unclear } from '../../gi-looks.ts'
import { svaRule } from '../sva-rule.ts'
import { inside, isTrend, nameOf, ofSva } from '../sva-words.ts'

/** EPSecLib is the server of the link to the Mux. With its LISTEN row alone, it is the Mux that does not connect. */
export const svaNotListening = svaRule({
  id: 'sva-not-listening',
  title: say(`The SVA does not listen on ${EPSEC_PORT}`, `SVA が ${EPSEC_PORT} で待ち受けていない`),
  catalogue: ['GI-S03'],
  severity: 'critical',
  references: ['KA-0002868', 'KB 2096846'],
  supersedes: ['mux-no-sva-link', 'sva-alarm', 'service-down-in-sva'],
  look(sva, { material }) {
    if (sva.isUsvm)
      return beside(say('The USVM carries no EPSecLib of a partner', 'USVM はパートナーの EPSecLib を持たない'))
    const { listening, connected } = sva
    if (listening.is === 'there' || connected.is === 'there') return FINE
    if (listening.is === 'unknown') return unclear(paste('netstat -tna', inside(sva)))
    const name = nameOf(sva)
    return fault({
      affects: ofSva(sva, 'epseclib'),
      // Other partners may use another port: no one says so.
      confidence: isTrend(sva, material) ? 0.8 : 0.5,
      summary: say(
        `Nothing in ${name.en} listened on TCP ${EPSEC_PORT} ${asListed(listening.at).en}, so that the Mux of its host finds no EPSecLib to connect to.`,
        `${name.ja} では${asListed(listening.at).ja} TCP ${EPSEC_PORT} で待ち受けがなく、ホストの Mux は EPSecLib に接続できない。`,
      ),
      evidence: listening.evidence,
      steps: [LOOK_AT_SCANNER, LOOK_AT_EPSEC_PORT, RESTART_DS_AGENT, REDEPLOY_SVA],
    })
  },
})
