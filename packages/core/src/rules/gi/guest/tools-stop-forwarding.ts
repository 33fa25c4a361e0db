import { parseMicros } from '@bundlescope/contract/time.ts'
import { ofEvent } from '../../../facts/evidence.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import { evidenceOf } from '../../../facts/gi/moments.ts'
import { when } from '../../../facts/words.ts'
import { RUN_EICAR, UPGRADE_TOOLS } from '../../../knowledge/gi/steps-guest.ts'
import { compareNumbers, numbersOf } from '../../../knowledge/gi/versions.ts'
import { say } from '../../../knowledge/text.ts'
import { FINE, fault, isOf, unclear } from '../../gi-looks.ts'
import { affectsVm, vmRule } from '../../gi-vm-rule.ts'
import { step } from '../../rule.ts'

const DEFECTIVE = [10, 3, 5]
const INSTALLED = /(?:epsec-mux|nsx-context-mux|esx-nsxv|nsx-)/

/**
 * The driver of VMware Tools 10.3.5 counts the solutions of the Mux; after an upgrade of NSX that fails, or a restart, the
 * count is wrong and no file is passed on any more, while everything looks well.
 */
export const toolsStopForwarding = vmRule({
  id: 'tools-stop-forwarding',
  title: say(
    'VMware Tools 10.3.5 may stop passing files on to be scanned',
    'VMware Tools 10.3.5 のシン エージェントがファイル イベントを転送しなくなる',
  ),
  catalogue: ['GI-G09'],
  severity: 'critical',
  references: ['KB 320927'],
  supersedes: ['tools-outdated'],
  probes: { install: { query: '(source:esxupdate OR source:sxupdate) (epsec OR nsx)', first: 40, last: 40 } },
  look(vm, { material, probes, host }) {
    const version = vm.tools.version === null ? null : numbersOf(vm.tools.version)
    if (version === null)
      return unclear(say(`vmware.log of ${vm.name} from its last start on`, `${vm.name} の最後の起動以降の vmware.log`))
    if (version.length < 3 || compareNumbers(version.slice(0, 3), DEFECTIVE) !== 0) return FINE
    const since = vm.tools.at!
    const starts = (host?.muxLines ?? []).filter(({ kind, time }) => kind === 'started' && time > since)
    const installs = probes.install.events.filter(
      (event) =>
        host !== null &&
        isOf(host, event, material) &&
        parseMicros(event.time)! > since &&
        INSTALLED.test(event.message),
    )
    const times = [...starts.map(({ time }) => time), ...installs.map(({ time }) => parseMicros(time)!)].sort(
      (a, b) => a - b,
    )
    const [first] = times
    const is = first !== undefined
    return fault({
      affects: affectsVm(vm, affectsNode('thin_agent', vm.name)),
      severity: is ? 'critical' : 'low',
      confidence: is ? 0.7 : 0.4,
      summary: is
        ? say(
            `${vm.name} runs VMware Tools 10.3.5, and the Mux of its host was started or changed at ${when(first)}, while the VM was up. With this version the thin agent may pass no file on since then, though everything looks well. The EICAR test tells.`,
            `${vm.name} は VMware Tools 10.3.5 を使用しており、稼働中の ${when(first)} にホストの Mux が起動または更新された。このバージョンでは以後、正常に見えてもファイル イベントが転送されないことがある。EICAR テストで確認できる。`,
          )
        : say(
            `${vm.name} runs VMware Tools 10.3.5: after a failed upgrade of NSX its thin agent passes no file on, without any sign of it.`,
            `${vm.name} は VMware Tools 10.3.5 を使用している。NSX のアップグレードが失敗すると、シン エージェントが無症状のままファイル イベントを転送しなくなる不具合がある。`,
          ),
      evidence: [
        ...vm.tools.evidence,
        ...starts.slice(0, 3).map((line) => evidenceOf(material, line)),
        ...installs.slice(0, 3).map((event) => ofEvent(material, event)),
      ],
      steps: [
        RUN_EICAR,
        step(
          say(
            'Until the upgrade, restart the guest: it scans again',
            'アップグレードまでの回避策として、ゲスト OS を再起動する',
          ),
          null,
          say('Restarts the guest', 'ゲスト OS が再起動する'),
        ),
        {
          ...UPGRADE_TOOLS,
          text: say(
            'Upgrade VMware Tools to 10.3.10 or later (KB 320927)',
            'VMware Tools を 10.3.10 以降にアップグレードする(KB 320927)',
          ),
        },
      ],
      from: first ?? null,
      to: null,
    })
  },
})
