import { GI } from '../../../facts/gi/gi.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import { UPGRADE_PARTNER } from '../../../knowledge/gi/steps-sva.ts'
import { compareNumbers, numbersOf } from '../../../knowledge/gi/versions.ts'
import { say } from '../../../knowledge/text.ts'
import { conclude, FINE, fault, type Look, noTrace, unclear } from '../../gi-looks.ts'
import { defineRule, step } from '../../rule.ts'

const UPGRADE_ENDPOINT = step(
  say('Upgrade vShield Endpoint from the manager', 'マネージャから vShield Endpoint をアップグレードする'),
  null,
  say(
    'The Mux of each host is replaced: its VMs are not protected meanwhile',
    '各ホストの Mux が入れ替わる間、仮想マシンは保護されない',
  ),
)

/** Parts that were left behind when others were upgraded; by itself no fault, so information. */
export const componentsOutdated = defineRule({
  id: 'components-outdated',
  title: say('A component is older than those around it', '一部のコンポーネントのバージョンが古い'),
  catalogue: ['GI-N11'],
  severity: 'info',
  references: ['KA-0002868'],
  facts: { gi: GI },
  evaluate({ facts: { gi } }) {
    if (!gi.hasTrace) return noTrace()
    const looks: Look[] = []
    for (const { name, version, muxVibs } of gi.prepared) {
      const vib = muxVibs.find((one) => one.name === 'epsec-mux' && !one.isPending)
      const [esxi, mux] = [numbersOf(version ?? ''), numbersOf(vib?.version ?? '')]
      if (!vib || !esxi || !mux) continue
      // vShield Endpoint 5 was released along with ESXi 5; later products go by versions of their own.
      const isBehind = mux[0] === 5 && esxi[0] === 5 && compareNumbers(mux.slice(0, 2), esxi.slice(0, 2)) < 0
      looks.push(
        isBehind
          ? fault({
              affects: [affectsNode('mux', name), `host:${name}`],
              confidence: 0.6,
              summary: say(
                `${vib.name} ${vib.version} on ${name} is older than its ESXi ${version}: vShield Endpoint was not upgraded along.`,
                `${name} の ${vib.name} ${vib.version} は ESXi ${version} より古い。vShield Endpoint がアップグレードされていない可能性がある。`,
              ),
              evidence: [vib.evidence],
              steps: [UPGRADE_ENDPOINT],
            })
          : FINE,
      )
    }
    const versioned = gi.svas.flatMap((sva) => (sva.version ? [{ sva, version: sva.version }] : []))
    const newest = versioned.reduce<string | null>(
      (best, { version }) => (best === null || isOlder(best, version.value) ? version.value : best),
      null,
    )
    for (const { sva, version } of versioned) {
      looks.push(
        newest !== null && isOlder(version.value, newest)
          ? fault({
              affects: [affectsNode('sva', sva.name)],
              confidence: 0.8,
              summary: say(
                `${sva.name} is of version ${version.value}, another SVA of ${newest}: an upgrade was not carried through.`,
                `${sva.name} のバージョンは ${version.value} で、他の SVA(${newest})より古い。アップグレードが完了していない。`,
              ),
              evidence: [version.evidence],
              steps: [UPGRADE_PARTNER],
            })
          : FINE,
      )
    }
    const ask = say(
      'the versions of the partner’s manager and SVA, and of vShield Endpoint',
      'パートナーのマネージャ・SVA、vShield Endpoint のバージョン',
    )
    return conclude(looks.length > 0 ? looks : [unclear(ask)])
  },
})

/** `9.5_SP1HF` is older than `9.6_SP1`; what is equal in its numbers is not told apart. */
function isOlder(a: string, b: string): boolean {
  const [one, other] = [numbersOf(a), numbersOf(b)]
  return one !== null && other !== null && compareNumbers(one, other) < 0
}
