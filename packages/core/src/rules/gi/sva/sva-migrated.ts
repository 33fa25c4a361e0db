import { parseMicros } from '@bundlescope/contract/time.ts'
import { ofEvent } from '../../../facts/evidence.ts'
import { isNamed, ofType, textOf } from '../../../facts/gi/event-text.ts'
import { when } from '../../../facts/words.ts'
import { say } from '../../../knowledge/text.ts'
import { beside, FINE, fault, unclear } from '../../gi-looks.ts'
import { step } from '../../rule.ts'
import { svaRule } from '../sva-rule.ts'
import { nameOf, ofSva } from '../sva-words.ts'

const MOVED = /\bvim\.event\.(?:Drs)?Vm(?:Migrated|Relocated)Event\b|\b(?:Drs)?Vm(?:Migrated|Relocated)Event\b/

/** It serves the host on which it was deployed; elsewhere the Mux of no host is connected to it. */
export const svaMigrated = svaRule({
  id: 'sva-migrated',
  title: say('A service VM was moved to another host or datastore', 'サービス VM(SVA)が移動された'),
  catalogue: ['GI-S06'],
  severity: 'high',
  references: ['NSX 6.2: Install Guest Introspection'],
  supersedes: ['sva-alarm'],
  probes: {
    moved: {
      query: ofType('VmMigratedEvent', 'DrsVmMigratedEvent', 'VmRelocatedEvent', 'DrsVmRelocatedEvent'),
      first: 300,
      last: 300,
    },
  },
  look(sva, { material, probes, gi }) {
    const hasEvents = material.hasLog('vpxd', 'journal', 'vpxd-events', 'vpxd-svcs') || probes.moved.count > 0
    if (sva.isAssumed || !hasEvents)
      return unclear(
        say(
          `vCenter Server’s events of the SVA ${sva.name} (vc-support bundle: journal, vpxd.log)`,
          `SVA(${sva.name})に関する vCenter のイベント(vc-support バンドルの journal、vpxd.log)`,
        ),
      )
    if (gi.era === 'nsx-t')
      return beside(say('Known for vShield and NSX for vSphere', 'vShield・NSX for vSphere の既知の制約'))
    const events = probes.moved.events.filter((event) => {
      const text = textOf(event)
      return MOVED.test(text) && isNamed(sva.name, text)
    })
    const last = events.at(-1)
    if (!last) return FINE
    const at = parseMicros(last.time)!
    const name = nameOf(sva)
    const lost =
      sva.lines.some(({ time }) => time >= at) || sva.listening.is === 'absent' || sva.connected.is === 'absent'
    return fault({
      affects: ofSva(sva, 'sva'),
      severity: lost ? 'high' : 'medium',
      confidence: lost ? 0.8 : 0.6,
      summary: say(
        `${name.en} was moved at ${when(at)}. A service VM belongs to the host on which it was deployed; migrating it is not supported${lost ? ', and its protection was lost afterwards' : ''}.`,
        `${name.ja} は ${when(at)} に移動された。サービス VM はデプロイ先のホスト専用であり、移行はサポートされない${lost ? '。その後、保護の喪失を示すものがある' : ''}。`,
      ),
      evidence: events.slice(-4).map((event) => ofEvent(material, event)),
      steps: [
        step(
          say('Move it back to its host, powered off', 'パワーオフした状態で元のホストへ戻す'),
          null,
          say('Its host is not protected meanwhile', 'その間、ホストは保護されない'),
        ),
        step(
          say(
            'Exclude it from DRS, and note that its datastore may be changed only while it is powered off',
            'DRS の対象から除外する。データストアの移動はパワーオフ状態でのみ行う',
          ),
        ),
      ],
      from: at,
    })
  },
})
