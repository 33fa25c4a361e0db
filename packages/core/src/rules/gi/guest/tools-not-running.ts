import { affectsNode } from '../../../facts/gi/ids.ts'
import { times, when } from '../../../facts/words.ts'
import { SUSPEND_AND_KEEP } from '../../../knowledge/gi/steps-guest.ts'
import { say } from '../../../knowledge/text.ts'
import { cite, FINE, fault, unclear } from '../../gi-looks.ts'
import { affectsVm, vmRule } from '../../gi-vm-rule.ts'
import { step } from '../../rule.ts'

/** The host no longer hears from the guest: Tools stopped, or the guest hangs or sleeps. */
export const toolsNotRunning = vmRule({
  id: 'tools-not-running',
  title: say('VMware Tools of a protected VM fell silent', '保護対象の仮想マシンの VMware Tools が応答しなくなった'),
  catalogue: ['GI-G07'],
  severity: 'medium',
  references: ['KB 2096846', 'KB 2005831'],
  look(vm, { material }) {
    const since = vm.bootedAt ?? Number.NEGATIVE_INFINITY
    const lost = vm.lines.filter(({ kind, time }) => kind === 'heartbeat-lost' && time >= since)
    const last = lost.at(-1)
    if (!last) {
      if (vm.logs.some(({ events }) => events > 0)) return FINE
      return unclear(say(`vmware.log of ${vm.name}`, `${vm.name} の vmware.log`))
    }
    // Only a guest that lives starts its Tools or connects again.
    const back = vm.lines.find(
      ({ kind, time }) => time > last.time && (kind === 'tools' || kind === 'connected' || kind === 'loaded'),
    )
    return fault({
      affects: affectsVm(vm, affectsNode('vm', vm.name)),
      severity: back ? 'low' : 'medium',
      confidence: 0.85,
      summary: say(
        `The heartbeat of VMware Tools in ${vm.name} was lost ${times(lost.length).en}, last at ${when(last.time)}${back ? `; the guest was heard again at ${when(back.time)}` : ', and its log shows no life of the guest since'}. Tools stopped, or the guest hung or slept; meanwhile its protection shows as offline.`,
        `${vm.name} の VMware Tools のハートビートが ${times(lost.length).ja}途絶えた(最後は ${when(last.time)})${back ? `。${when(back.time)} に応答が再開した` : '。以後、ゲストの応答はログにない'}。Tools の停止、またはゲスト OS のハング・スリープが考えられる。その間、保護はオフラインと表示される。`,
      ),
      evidence: cite(
        material,
        [...lost, ...(back ? [back] : [])].map(({ event }) => event),
      ),
      steps: [
        step(
          say(
            'See whether the guest’s console reacts, and start VMware Tools',
            'コンソールが応答するか確認し、VMware Tools を起動する',
          ),
          'sc query VMTools & net start VMTools',
        ),
        SUSPEND_AND_KEEP,
      ],
      from: lost[0]!.time,
      to: back?.time ?? null,
    })
  },
})
