import { LOOK_AT_SCANNER, START_OLD_SCANNER, UPGRADE_PARTNER } from '../../../knowledge/gi/steps-sva.ts'
import { say } from '../../../knowledge/text.ts'
import { beside, FINE, unclear } from '../../gi-looks.ts'
import { scannerAway } from '../scanner-lines.ts'
import { svaRule } from '../sva-rule.ts'
import { isOldDsva, nameOf } from '../sva-words.ts'

/** DSVA 9.0: its agent is another program, which writes into syslog, and ds_am is started by itself. */
export const oldScannerStopped = svaRule({
  id: 'old-scanner-stopped',
  title: say('ds_am in the SVA does not run (DSVA 9.0)', 'SVA の ds_am が停止している(DSVA 9.0)'),
  catalogue: ['GI-S02'],
  severity: 'critical',
  references: ['KA-0002868'],
  supersedes: ['sva-not-listening', 'mux-no-sva-link', 'sva-alarm', 'dsva-version-defects', 'service-down-in-sva'],
  look(sva, { material }) {
    if (sva.version !== null && !isOldDsva(sva))
      return beside(say('The DSVA is newer than 9.0', 'DSVA は 9.0 より新しい'))
    if (isOldDsva(sva)) {
      if (sva.lines.length > 0 || sva.scanner.is === 'absent')
        return scannerAway(sva, sva.lines, [LOOK_AT_SCANNER, START_OLD_SCANNER, UPGRADE_PARTNER], material)
      return FINE
    }
    if (sva.place !== null) return beside(say('Nothing tells of a DSVA 9.0', 'DSVA 9.0 の形跡がない'))
    return unclear(
      say(
        `if ${nameOf(sva).en} is a DSVA 9.0: its /var/log/syslog`,
        `${nameOf(sva).ja} が DSVA 9.0 の場合、その /var/log/syslog`,
      ),
    )
  },
})
