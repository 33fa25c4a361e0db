import { LOOK_AT_EPSEC_PORT, LOOK_AT_SCANNER, RESTART_DS_AGENT } from '../../../knowledge/gi/steps-sva.ts'
import { say } from '../../../knowledge/text.ts'
import { beside, FINE, paste, unclear } from '../../gi-looks.ts'
import { scannerAway } from '../scanner-lines.ts'
import { svaRule } from '../sva-rule.ts'
import { inside, isOldDsva, isTrend } from '../sva-words.ts'

/** ds_agent cannot reach its scanner; so the SVA neither listens on 48651 nor has the Mux a link to it. */
export const scannerStopped = svaRule({
  id: 'scanner-stopped',
  title: say('ds_am in the SVA does not run', 'SVA の ds_am が停止している'),
  catalogue: ['GI-S01'],
  severity: 'critical',
  references: ['KA-0002868'],
  supersedes: ['sva-not-listening', 'mux-no-sva-link', 'sva-alarm', 'service-down-in-sva'],
  look(sva, { material }) {
    if (sva.isUsvm) return beside(say('The USVM has no ds_am', 'USVM には ds_am がない'))
    if (sva.place !== null && !isTrend(sva, material))
      return beside(say('The SVA is not Trend Micro’s', 'SVA が Trend Micro 製ではない'))
    if (isOldDsva(sva)) return beside(say('DSVA 9.0 has a check of its own', 'DSVA 9.0 は別の確認項目で判定する'))
    const refused = sva.lines.filter(({ kind }) => kind === 'refused')
    // A list in which the agent is not either may be of the wrong machine.
    const isGone = sva.scanner.is === 'absent' && sva.agent.is === 'there'
    if (refused.length > 0 || isGone)
      return scannerAway(sva, refused, [LOOK_AT_SCANNER, RESTART_DS_AGENT, LOOK_AT_EPSEC_PORT], material)
    if (sva.scanner.is === 'there' || sva.logEnd !== null) return FINE
    return unclear(
      paste('ps -ef', inside(sva)),
      say(
        `/var/opt/ds_agent/diag/ds_agent.log ${inside(sva).en}`,
        `${inside(sva).ja} の /var/opt/ds_agent/diag/ds_agent.log`,
      ),
    )
  },
})
