import type { EventRow } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import { isSameName } from '../../../facts/gi/places.ts'
import { when } from '../../../facts/words.ts'
import { say } from '../../../knowledge/text.ts'
import { asListed, cite, FINE, fault, paste, unclear } from '../../gi-looks.ts'
import { affectsVm, isWrittenIn, vmRule } from '../../gi-vm-rule.ts'
import { step } from '../../rule.ts'

const ENDED = /vmw_conn_notify is being shutdown|Found \S+ already running with pid \d+, exiting/
const BEGAN = /vmw_conn_notify has started as daemon/

/** In Linux the agent is a service, vsepd, and its network part another one. */
export const linuxAgentStopped = vmRule({
  id: 'linux-agent-stopped',
  title: say('The thin agent of a Linux guest is stopped', 'Linux ゲストのシン エージェントが停止している'),
  catalogue: ['GI-G17'],
  severity: 'high',
  references: ['KB 343346', 'NSX: thin agent on Linux', 'vmware/guest-introspection-nsx'],
  probes: {
    ended: { query: '"is being shutdown" OR "already running with pid"', first: 40, last: 40 },
    began: { query: '"has started as daemon"', first: 40, last: 40 },
  },
  // Of other systems' guests nobody asks for a service of Linux.
  concerns: (vm) => vm.drivers.linuxAgent.is !== 'unknown' || (vm.guest !== null && vm.isWindows !== true),
  look(vm, { material, probes }) {
    const { linuxAgent } = vm.drivers
    const own = (event: EventRow): boolean => isWrittenIn(vm, event, material) || isSameName(vm.name, event.host ?? '?')
    const ended = probes.ended.events.filter((event) => ENDED.test(event.message) && own(event))
    const last = ended.at(-1)
    const isBack = probes.began.events.some(
      (event) => BEGAN.test(event.message) && own(event) && event.time > (last?.time ?? ''),
    )
    const networkIsDown = last !== undefined && !isBack
    if (linuxAgent.is !== 'absent' && !networkIsDown)
      return linuxAgent.is === 'there' || last
        ? FINE
        : unclear(paste('systemctl status vsepd.service', say(`in ${vm.name}`, `${vm.name} `)))
    const isAgent = linuxAgent.is === 'absent'
    const then = asListed(linuxAgent.at)
    return fault({
      affects: affectsVm(vm, affectsNode(isAgent ? 'thin_agent' : 'net_agent', vm.name)),
      severity: isAgent ? 'high' : 'medium',
      confidence: 0.9,
      summary: isAgent
        ? say(
            `The service vsepd of ${vm.name} did not run ${then.en}: nothing in this guest is scanned.`,
            `${vm.name} の vsepd サービスが${then.ja}動作していなかった。このゲスト OS ではスキャンが行われない。`,
          )
        : say(
            `The network part of the thin agent in ${vm.name} (vmw_conn_notify) ended at ${when(last!.time)}.`,
            `${vm.name} のシン エージェントのネットワーク部(vmw_conn_notify)が ${when(last!.time)} に終了した。`,
          ),
      evidence: [...linuxAgent.evidence, ...cite(material, ended)],
      steps: [
        step(
          say('Start it in the guest', 'ゲスト OS で起動する'),
          isAgent ? 'service vsepd start' : 'service vmw_conn_notifyd start',
        ),
        step(
          say(
            'If it ends again, let it log in detail into the guest’s own log (level 7), and read why',
            '再び終了する場合は、ゲスト内への詳細ログ(レベル 7)を有効にして理由を確認する',
          ),
          '/etc/vsep/vsepd refresh-logging 1 7',
          say('Set the level back to 4 afterwards', '採取後はレベルを 4 に戻す'),
        ),
      ],
      from: last ? parseMicros(last.time) : null,
      to: null,
    })
  },
})
