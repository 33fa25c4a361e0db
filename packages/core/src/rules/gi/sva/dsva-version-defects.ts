import { evidenceOf } from '../../../facts/gi/moments.ts'
import { UPGRADE_PARTNER } from '../../../knowledge/gi/steps-sva.ts'
import { say } from '../../../knowledge/text.ts'
import { beside, FINE, fault, paste, unclear } from '../../gi-looks.ts'
import { svaRule } from '../sva-rule.ts'
import { inside, isOldDsva, isTrend, nameOf, ofSva } from '../sva-words.ts'

/** Of DSVA 9.0 several defects are known. Where nothing fails, it is told as information. */
export const dsvaVersionDefects = svaRule({
  id: 'dsva-version-defects',
  title: say('The SVA is a DSVA 9.0, of which defects are known', '既知の不具合がある DSVA 9.0 を使用している'),
  catalogue: ['GI-S12'],
  severity: 'medium',
  references: ['KA-0002868'],
  look(sva, { material }) {
    if (sva.place !== null && !isTrend(sva, material))
      return beside(say('The SVA is not Trend Micro’s', 'SVA が Trend Micro 製ではない'))
    if (sva.isUsvm) return beside(say('The USVM is not Trend Micro’s', 'USVM は Trend Micro 製ではない'))
    if (isOldDsva(sva)) {
      const name = nameOf(sva)
      return fault({
        affects: ofSva(sva, 'sva'),
        severity: sva.lines.length > 0 ? 'medium' : 'info',
        confidence: 0.9,
        summary: say(
          `${name.en} is a DSVA ${sva.version?.value ?? '9.0'}; several defects of 9.0 are known, and later builds mend them.`,
          `${name.ja} は DSVA ${sva.version?.value ?? '9.0'} である。9.0 には複数の既知の不具合があり、以降のビルドで修正されている。`,
        ),
        evidence: sva.version
          ? [sva.version.evidence]
          : sva.lines.slice(0, 2).map((line) => evidenceOf(material, line)),
        steps: [UPGRADE_PARTNER],
        from: null,
        to: null,
      })
    }
    if (sva.version !== null) return FINE
    return unclear(paste('cat /etc/*release; dpkg -l ds-agent; rpm -q ds_agent', inside(sva)))
  },
})
