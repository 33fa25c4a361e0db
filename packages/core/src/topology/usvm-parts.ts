import type { GiModel } from '../facts/gi/gi.ts'
import type { ManagerLine } from '../facts/gi/managers.ts'
import { evidenceOf, type Moment } from '../facts/gi/moments.ts'
import { unknown } from '../facts/gi/seen.ts'
import type { GiSva } from '../facts/gi/svas.ts'
import type { Material } from '../facts/material.ts'
import { USVM_NAME } from '../knowledge/gi/names.ts'
import { say } from '../knowledge/text.ts'
import type { Drawing } from './parts.ts'
import { ofSeen } from './seen-telling.ts'
import { type Telling, tell } from './telling.ts'

/** A USVM that the manager speaks of, though no list of VMs names it: of the only prepared host, or of one unknown. */
export function spokenOfUsvm(gi: GiModel): Pick<GiSva, 'name' | 'host' | 'isRunning'> | null {
  const isSpokenOf = gi.managers.some(({ lines }) =>
    lines.some(({ kind, read }) => kind === 'usvm-heartbeat' || UNREACHABLE.has(read.code ?? '')),
  )
  if (!isSpokenOf || gi.svas.some(({ isUsvm }) => isUsvm)) return null
  const host = gi.prepared.length === 1 ? gi.prepared[0]!.name : null
  return { name: host ?? 'USVM', host, isRunning: unknown() }
}

/** Codes of NSX for vSphere: the Mux could not connect to the USVM. */
const UNREACHABLE: ReadonlySet<string> = new Set(['26003', '26004'])

/** VMware's own service VM of NSX for vSphere: configures the Mux, reports health. */
export function drawUsvm(
  drawing: Drawing,
  sva: Pick<GiSva, 'name' | 'host' | 'isRunning'>,
  mux: string | null,
  manager: string,
  gi: GiModel,
  material: Material,
): void {
  const lines = gi.managers.flatMap((one) => one.lines)
  const of = (kinds: (line: Moment<ManagerLine>) => boolean, reason: Telling['reason']): Telling[] =>
    lines.filter(kinds).map((line) => tell(line.time, 'failed', reason, [evidenceOf(material, line)]))
  const usvm = drawing.node({
    kind: 'usvm',
    name: sva.name,
    label: USVM_NAME.test(sva.name) ? sva.name : 'USVM',
    lane: sva.host,
    tellings: ofSeen(sva.isRunning, say('Switched on', '電源が入っている'), {
      health: 'failed',
      reason: say('It is not switched on', '電源が入っていない'),
    }),
    why: say('No list of running VMs is in the bundles', '稼働中の VM の一覧がバンドルにない'),
  })
  if (mux && sva.host)
    drawing.edge({
      kind: 'e_usvm',
      name: sva.host,
      from: mux,
      to: usvm,
      protocol: 'TCP',
      tellings: of(
        ({ read }) => UNREACHABLE.has(read.code ?? ''),
        say('The Mux could not connect to it', 'Mux が接続できなかった'),
      ),
      why: say('Nothing tells of this connection', 'この接続を示すものがない'),
    })
  drawing.edge({
    kind: 'e_hb',
    name: sva.name,
    from: usvm,
    to: manager,
    protocol: null,
    tellings: of(
      ({ kind }) => kind === 'usvm-heartbeat',
      say('Its heartbeat is missing', 'ハートビートが届いていない'),
    ),
    why: say('Nothing tells of its heartbeat', 'ハートビートを示すものがない'),
  })
}
