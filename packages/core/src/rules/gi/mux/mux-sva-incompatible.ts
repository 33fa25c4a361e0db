import type { Evidence } from '@bundlescope/contract/analysis.ts'
import { GI } from '../../../facts/gi/gi.ts'
import { affectsEdge } from '../../../facts/gi/ids.ts'
import { evidenceOf } from '../../../facts/gi/moments.ts'
import { COMPARE_VERSIONS } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { conclude, FINE, fault, type Look, noTrace, unclear } from '../../gi-looks.ts'
import { defineRule, step } from '../../rule.ts'

/** NSX-T says it in the health of a service instance, the older products in events of their managers. */
const SAID = /VSM_HOST_EVENT_VERSION_MISMATCH|incompatible version of the ESX module/i

/** They speak different versions of the protocol: nothing is scanned though all runs. */
export const muxSvaIncompatible = defineRule({
  id: 'mux-sva-incompatible',
  title: say('Mux and SVA do not fit each other', 'Mux と SVA のプロトコルに互換性がない'),
  catalogue: ['GI-M17'],
  severity: 'high',
  references: ['NSX API: ServiceInstanceHealthStatus', 'VSM_HOST_EVENT_VERSION_MISMATCH'],
  facts: { gi: GI },
  evaluate({ material, facts: { gi } }) {
    if (!gi.hasTrace) return noTrace()
    const looks = gi.managers.map((manager): Look => {
      const reported = manager.reports.filter(({ field }) => field === 'is_sva_mux_incompatible')
      const wrong = reported.filter(({ value }) => value === 'true')
      const lines = manager.lines.filter(({ event }) => SAID.test(event.message))
      if (wrong.length + lines.length === 0)
        return reported.length > 0 || manager.members.length > 0 ? FINE : unclear(HEALTH)
      const versions = manager.reports.filter(({ field }) => field === 'mux_incompatible_version')
      const evidence: Evidence[] = [
        ...wrong.map((one) => one.evidence),
        ...versions.map((one) => one.evidence),
        ...lines.map((line) => evidenceOf(material, line)),
      ]
      const hosts =
        gi.prepared.length === 1
          ? gi.prepared
          : gi.prepared.filter(({ name }) => evidence.some(({ text }) => text.includes(name)))
      const objects = [...new Set(wrong.map(({ object }) => object).filter(Boolean))]
      const whose = objects.length > 0 ? objects.join(', ') : manager.name
      const version = versions[0] ? say(` (Mux ${versions[0].value})`, `(Mux ${versions[0].value})`) : say('', '')
      return fault({
        affects: [
          ...hosts.map(({ name }) => affectsEdge('e_epsec', name)),
          ...objects.map((one) => `sva:${one}`),
          `host:${manager.name}`,
        ],
        confidence: 0.9,
        summary: say(
          `The manager reports that Mux and SVA speak incompatible versions${version.en}: ${whose}. They are connected, but nothing is scanned.`,
          `マネージャが Mux と SVA のバージョン非互換${version.ja}を報告している:${whose}。接続していてもスキャンは行われない。`,
        ),
        evidence,
        steps: [
          COMPARE_VERSIONS,
          step(
            say(
              'Upgrade the SVA of the partner or the Mux of the host, whichever is older',
              'パートナーの SVA とホストの Mux のうち、古い方をアップグレードする',
            ),
            null,
            say('The host’s VMs are not protected while the SVA is replaced', 'SVA の入れ替え中は保護されない'),
          ),
        ],
      })
    })
    return conclude(looks.length > 0 ? looks : [unclear(HEALTH)])
  },
})

const HEALTH = say(
  'the health of the service instances as JSON, of NSX Manager’s API (or the bundle of the manager)',
  'NSX Manager の API で取得したサービス インスタンスの健全性(JSON)、またはマネージャのサポートバンドル',
)
