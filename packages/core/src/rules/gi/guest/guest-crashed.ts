import { parseMicros } from '@bundlescope/contract/time.ts'
import { ofType, textOf } from '../../../facts/gi/event-text.ts'
import { hasAgentTrace } from '../../../facts/gi/gi.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import { when } from '../../../facts/words.ts'
import {
  ASK_PARTNER,
  COLLECT_FULL_DUMP,
  DISABLE_NETWORK_DRIVER,
  UPGRADE_TOOLS,
} from '../../../knowledge/gi/steps-guest.ts'
import { say } from '../../../knowledge/text.ts'
import { cite, FINE, fault, unclear } from '../../gi-looks.ts'
import { affectsVm, isNamedIn, isWrittenIn, vmRule } from '../../gi-vm-rule.ts'

const CRASHED = /\bVmGuestOSCrashedEvent\b/
/** A stop screen, or what was written of it, names the driver at fault. */
const BLAMED = /\b(?<driver>vsepflt|vnetflt|vnetwfp)\.sys\b/i
const STOPPED =
  /bugcheck|bug check|BSOD|blue ?screen|STOP:|\bstop (?:code|error)|crash|DRIVER_CORRUPTED|0x0*C5\b|0x0*D1\b|ブルー ?スクリーン/i

/** Windows stopped; the drivers of Guest Introspection have been the cause before. */
export const guestCrashed = vmRule({
  id: 'guest-crashed',
  title: say('A protected guest crashed', '保護対象のゲスト OS がクラッシュした'),
  catalogue: ['GI-G11'],
  severity: 'critical',
  references: ['KB 2121307', 'KB 2082204'],
  supersedes: ['vm-crashed'],
  probes: {
    event: { query: ofType('VmGuestOSCrashedEvent'), first: 60, last: 60 },
    blamed: { query: '"vsepflt sys" OR "vnetflt sys" OR "vnetwfp sys"', first: 60, last: 60 },
  },
  concerns: hasAgentTrace,
  look(vm, { material, probes }) {
    const crashes = probes.event.events.filter((event) => CRASHED.test(textOf(event)) && isNamedIn(vm, event.message))
    const blamed = probes.blamed.events.filter(
      (event) =>
        BLAMED.test(event.message) &&
        STOPPED.test(event.message) &&
        (isWrittenIn(vm, event, material) || isNamedIn(vm, event.message)),
    )
    const all = [...crashes, ...blamed].sort((a, b) => a.time.localeCompare(b.time))
    const last = all.at(-1)
    if (!last) {
      if (material.hasLog('vpxd', 'journal')) return FINE
      return unclear(
        say(
          `whether ${vm.name} showed a blue screen that names vsepflt.sys or vnetflt.sys, and its complete memory dump; vCenter’s events tell of crashes, too`,
          `${vm.name} で vsepflt.sys・vnetflt.sys を示すブルー スクリーンが発生したか(発生した場合は完全メモリ ダンプも)。クラッシュは vCenter のイベントにも記録される`,
        ),
      )
    }
    const driver = BLAMED.exec(blamed.at(-1)?.message ?? '')?.groups?.driver?.toLowerCase()
    return fault({
      affects: affectsVm(vm, affectsNode(driver?.startsWith('vnet') ? 'net_agent' : 'thin_agent', vm.name)),
      // A crash alone does not say whose driver it was.
      severity: driver ? 'critical' : 'high',
      confidence: driver ? 0.85 : 0.4,
      summary: driver
        ? say(
            `The guest of ${vm.name} crashed in the driver ${driver}.sys of VMware Tools, last at ${when(last.time)}.`,
            `${vm.name} のゲスト OS が VMware Tools のドライバ ${driver}.sys でクラッシュした(最後は ${when(last.time)})。`,
          )
        : say(
            `The guest of ${vm.name} crashed, last at ${when(last.time)}. It has the drivers of Guest Introspection, which have been the cause before; only a complete memory dump tells.`,
            `${vm.name} のゲスト OS がクラッシュした(最後は ${when(last.time)})。過去に原因となった Guest Introspection のドライバがインストールされているが、原因の特定には完全メモリ ダンプが必要。`,
          ),
      evidence: cite(material, all),
      steps: [COLLECT_FULL_DUMP, UPGRADE_TOOLS, DISABLE_NETWORK_DRIVER, ASK_PARTNER],
      from: parseMicros(all[0]!.time),
      to: parseMicros(last.time),
    })
  },
})
