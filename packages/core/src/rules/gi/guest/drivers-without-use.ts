import { hasAgentTrace } from '../../../facts/gi/gi.ts'
import { RESTARTS_GUEST } from '../../../knowledge/gi/steps-guest.ts'
import { say } from '../../../knowledge/text.ts'
import { NO, vmTraitRule } from '../../gi-vm-rule.ts'
import { step } from '../../rule.ts'

/** Nobody uses Guest Introspection here; its drivers only came with a full installation of Tools. */
export const driversWithoutUse = vmTraitRule({
  id: 'drivers-without-use',
  title: say(
    'Drivers of Guest Introspection are installed but nothing uses it',
    'Guest Introspection を使用していないがドライバがインストールされている',
  ),
  catalogue: ['GI-G20'],
  severity: 'info',
  references: ['KB 2096846'],
  node: 'thin_agent',
  confidence: 0.6,
  concerns: hasAgentTrace,
  trait(vm, { gi, host }) {
    // Its agent reached a Mux: it is used, whatever else is not in the bundles.
    if (
      gi.isUsed ||
      vm.agentConnected.is === 'there' ||
      gi.vcenters.some(({ lines }) => lines.some(({ kind }) => kind === 'issue'))
    )
      return NO
    const vib = host?.muxVib
    if (vib?.is !== 'absent')
      return {
        is: 'unknown',
        missing: [
          say(
            `whether Guest Introspection is used at all: the VIBs of the host of ${vm.name}, \`esxcli software vib list | grep -E "epsec-mux|nsx-context-mux"\``,
            `Guest Introspection を使用しているか:${vm.name} のホストの VIB 一覧、\`esxcli software vib list | grep -E "epsec-mux|nsx-context-mux"\``,
          ),
        ],
      }
    return {
      is: 'yes',
      evidence: [...vm.agentLoaded.evidence, ...vm.drivers.fileFilter.evidence.slice(0, 1), ...vib.evidence],
    }
  },
  summary: (names) =>
    say(
      `${names.en} has drivers of Guest Introspection, but no host of the bundles has a Mux and there is no SVA. Where nobody means to use it, the drivers are better removed; Guest Introspection needs no troubleshooting then.`,
      `${names.ja} に Guest Introspection のドライバがあるが、バンドル内のホストに Mux はなく SVA もない。使用しないのであればドライバの削除を勧める(Guest Introspection のトラブルシューティングは不要)。`,
    ),
  steps: [
    step(
      say(
        'Take the drivers out of VMware Tools (Change > deselect File and Network Introspection), and see whether the trouble is gone',
        'VMware Tools からドライバを外し([変更] でファイル/ネットワーク イントロスペクションの選択を解除)、問題が解消するか確認する',
      ),
      null,
      RESTARTS_GUEST,
    ),
  ],
})
