import type { Evidence } from '@bundlescope/contract/analysis.ts'
import type { GiVm } from '../../../facts/gi/vms.ts'
import { SVA_PORT_GROUP } from '../../../knowledge/gi/names.ts'
import { LOOK_AT_VMKNIC } from '../../../knowledge/gi/steps-host.ts'
import { REDEPLOY_SVA } from '../../../knowledge/gi/steps-sva.ts'
import { say } from '../../../knowledge/text.ts'
import { beside, FINE, fault, paste, unclear } from '../../gi-looks.ts'
import { step } from '../../rule.ts'
import { svaRule } from '../sva-rule.ts'
import { hasWorkingLink, nameOf, ofSva } from '../sva-words.ts'

/** Names that service VMs are given when they are deployed; a VM that somebody called “Deep Security Manager” is none. */
const DEPLOYED_NAME = /dsva|guest introspection|\(\d+\)$/i

/** Its second adapter is the one on which EPSecLib listens; it has to be on the host’s internal switch. */
export const svaAdapterMisplaced = svaRule({
  id: 'sva-adapter-misplaced',
  title: say('The SVA has no adapter on the internal switch', 'SVA の内部スイッチ用アダプタが接続されていない'),
  catalogue: ['GI-S09'],
  severity: 'high',
  references: ['NSX 4.2: troubleshooting service VMs'],
  supersedes: ['sva-not-listening', 'mux-no-sva-link', 'sva-alarm'],
  look(sva, { gi }) {
    const { vm } = sva
    const adapters = vm ? adaptersOf(vm) : []
    if (vm === null || adapters.length === 0)
      return unclear(
        paste(
          `grep -i ethernet /vmfs/volumes/*/${sva.isAssumed ? 'SVA' : sva.name}/*.vmx`,
          say('on its host', '所属ホスト'),
        ),
      )
    if (hasWorkingLink(sva, gi)) return FINE
    if (sva.place === null && !DEPLOYED_NAME.test(sva.name))
      return beside(say('Only its name hints at a service VM', '名前以外にサービス VM であることを示すものがない'))
    const own = adapters.filter(({ network }) => network === SVA_PORT_GROUP)
    if (own.some(({ isOn }) => isOn)) return FINE
    const name = nameOf(sva)
    const isOff = own.length > 0
    return fault({
      affects: ofSva(sva, 'sva'),
      confidence: 0.8,
      summary: say(
        isOff
          ? `The adapter of ${name.en} on ${SVA_PORT_GROUP} is not connected at power-on: the Mux cannot reach it.`
          : `None of the ${adapters.length} adapters of ${name.en} is on ${SVA_PORT_GROUP} (${adapters.map(({ network }) => network ?? 'a distributed port group').join(', ')}): the Mux cannot reach it.`,
        isOff
          ? `${name.ja} の ${SVA_PORT_GROUP} 側アダプタがパワーオン時に接続されない設定になっており、Mux から到達できない。`
          : `${name.ja} の ${adapters.length} 個のアダプタはいずれも ${SVA_PORT_GROUP} に接続されておらず(${adapters.map(({ network }) => network ?? '分散ポートグループ').join('、')})、Mux から到達できない。`,
      ),
      evidence: (isOff ? own : adapters).flatMap(({ evidence }) => evidence),
      steps: [
        LOOK_AT_VMKNIC,
        ...(isOff
          ? [
              step(
                say(
                  'Connect the adapter, and set it to connect at power-on',
                  'アダプタを接続し、「パワーオン時に接続」を有効にする',
                ),
              ),
            ]
          : []),
        REDEPLOY_SVA,
      ],
    })
  },
})

interface Adapter {
  /** Null on a distributed switch, which names no port group here. */
  network: string | null
  isOn: boolean
  evidence: Evidence[]
}

/** `ethernet1.networkName = "vmservice-vshield-pg"`, `ethernet1.startConnected = "FALSE"`. */
function adaptersOf({ settings }: GiVm): Adapter[] {
  const numbers = new Set([...settings.keys()].flatMap((key) => /^ethernet(\d+)\./.exec(key)?.[1] ?? []))
  return [...numbers].flatMap((number) => {
    const of = (key: string) => settings.get(`ethernet${number}.${key}`)
    const isThere = of('present')?.value.toUpperCase() !== 'FALSE'
    const network = of('networkname')
    const place = network ?? of('dvs.portgroupid') ?? of('dvs.switchid') ?? of('opaquenetwork.id')
    if (!isThere || !place) return []
    const start = of('startconnected')
    const isOn = start?.value.toUpperCase() !== 'FALSE'
    return [
      {
        network: network?.value ?? null,
        isOn,
        evidence: [place.evidence, ...(start && !isOn ? [start.evidence] : [])],
      },
    ]
  })
}
