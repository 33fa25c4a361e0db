import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { ofLog } from '../facts/evidence.ts'
import type { GiModel } from '../facts/gi/gi.ts'
import { UNNAMED } from '../facts/gi/ids.ts'
import type { GiManager } from '../facts/gi/managers.ts'
import { evidenceOf } from '../facts/gi/moments.ts'
import type { Place } from '../facts/gi/places.ts'
import type { Material } from '../facts/material.ts'
import { ERA_NAMES, MANAGER_NAMES } from '../knowledge/gi/eras.ts'
import { say } from '../knowledge/text.ts'
import { eamHistory } from './eam-history.ts'
import type { Drawing } from './parts.ts'
import { type Telling, tell } from './telling.ts'

export interface ManagerIds {
  vcenter: string | null
  eam: string | null
  manager: string | null
  partner: string | null
}

/** Logs this fresh show that their machine was at work: microseconds. */
const FRESH = 60 * 60e6

/** The machines above the hosts, and their links with each other. The first of each kind is the one that hosts are drawn to. */
export function drawManagers(drawing: Drawing, gi: GiModel, material: Material, collected: number | null): ManagerIds {
  const vcenters = gi.vcenters.map((vcenter) => ({
    vcenter: drawing.node({
      kind: 'vcenter',
      name: vcenter.name,
      lane: null,
      product: vcenter.version ? say(`vCenter Server ${vcenter.version}`, `vCenter Server ${vcenter.version}`) : null,
      tellings: aliveTellings(vcenter.place, /^vpxd\b/, material, collected),
      why: say('No fresh lines of its logs are in the bundles', '直近のログがバンドルにない'),
    }),
    eam: drawing.node({
      kind: 'eam',
      name: vcenter.name,
      label: 'ESX Agent Manager',
      lane: null,
      tellings: eamHistory(vcenter, material),
      why: say('Its log (eam.log) says nothing of its state', 'eam.log から状態が分からない'),
    }),
    name: vcenter.name,
  }))
  if (!gi.isUsed)
    return { vcenter: vcenters[0]?.vcenter ?? null, eam: vcenters[0]?.eam ?? null, manager: null, partner: null }
  const { vcenter, eam, name } = vcenters[0] ?? placeholders(drawing)
  const managers = gi.managers.map((one) => drawManager(drawing, one, gi, material, collected))
  const manager = managers[0] ?? drawManager(drawing, null, gi, material, collected)
  const partner = drawing.node({
    kind: 'partner_mgr',
    name: UNNAMED.partner,
    label: gi.svas.some(({ version }) => version !== null) ? 'Deep Security Manager' : 'Partner manager',
    lane: null,
    tellings: [],
    why: say('Nothing of the partner’s manager is in the bundles', 'パートナー製品のマネージャの情報がバンドルにない'),
  })
  const managerName = manager.slice('manager@'.length)
  const down = alarmTellings(
    gi,
    'eam_status_down',
    say('NSX reports that EAM is down', 'NSX が EAM の停止を報告した'),
    material,
  )
  const lost = gi.managers
    .flatMap(({ lines }) => lines)
    .filter(({ read }) => read.code === '250024')
    .map((line) =>
      tell(
        line.time,
        'failed',
        say('The agency of the deployment was not found', 'デプロイのエージェンシーが見つからない'),
        [evidenceOf(material, line)],
      ),
    )
  const silent = say('Nothing tells of this link', 'この連携を示すものがない')
  drawing.edge({
    kind: 'e_agency',
    name: managerName,
    from: manager,
    to: eam,
    protocol: 'HTTPS',
    tellings: [...down, ...lost],
    why: silent,
  })
  drawing.edge({ kind: 'e_done', name: managerName, from: eam, to: manager, protocol: null, tellings: [], why: silent })
  drawing.edge({
    kind: 'e_svc',
    name: managerName,
    from: partner,
    to: manager,
    protocol: 'HTTPS',
    tellings: [],
    why: silent,
  })
  drawing.edge({ kind: 'e_inv', name, from: partner, to: vcenter, protocol: 'HTTPS', tellings: [], why: silent })
  return { vcenter, eam, manager, partner }
}

function placeholders(drawing: Drawing): { vcenter: string; eam: string; name: string } {
  const why = say('No bundle of vCenter is in the investigation', 'vCenter のバンドルがない')
  const name = UNNAMED.vcenter
  return {
    name,
    vcenter: drawing.node({ kind: 'vcenter', name, label: 'vCenter Server', lane: null, tellings: [], why }),
    eam: drawing.node({ kind: 'eam', name, label: 'ESX Agent Manager', lane: null, tellings: [], why }),
  }
}

function drawManager(
  drawing: Drawing,
  manager: GiManager | null,
  gi: GiModel,
  material: Material,
  collected: number | null,
): string {
  const label = gi.era ? MANAGER_NAMES[gi.era].en : 'vShield / NSX Manager'
  const why: LocalText =
    manager && manager.hosts.length > 0
      ? say(
          'The Mux is connected to it; no bundle of it tells how it is',
          'Mux が接続しているが、マネージャ自身のバンドルがない',
        )
      : say('No bundle of it is in the investigation', 'マネージャのバンドルがない')
  return drawing.node({
    kind: 'manager',
    name: manager?.name ?? UNNAMED.manager,
    label: manager ? `${label} ${manager.name}` : label,
    lane: null,
    product: gi.era ? ERA_NAMES[gi.era] : null,
    tellings: manager?.place ? aliveTellings(manager.place, /./, material, collected) : [],
    why,
  })
}

/** A machine whose logs go on to the end was at work. */
function aliveTellings(place: Place, log: RegExp, material: Material, collected: number | null): Telling[] {
  const sources = material.sources.filter(
    (source) =>
      source.lastTime !== null &&
      log.test(source.name) &&
      place.members.some(({ bundle, id }) => bundle === source.bundle && id === source.member),
  )
  const last = sources.toSorted((a, b) => b.lastTime!.localeCompare(a.lastTime!))[0]
  if (!last) return []
  const own = place.members.flatMap(({ collectedAt }) => (collectedAt === null ? [] : [parseMicros(collectedAt)!]))
  const end = own.length > 0 ? Math.max(...own) : collected
  const at = parseMicros(last.lastTime!)!
  if (end !== null && Math.abs(end - at) > FRESH) return []
  const reason = say(`Its log ${last.name} goes on until then`, `ログ ${last.name} がこの時刻まで続いている`)
  return [tell(at, 'ok', reason, [ofLog(last, reason)])]
}

function alarmTellings(gi: GiModel, alarm: string, reason: LocalText, material: Material): Telling[] {
  const over = say('NSX reports that it is over', 'NSX が解消を報告した')
  const lines = gi.managers
    .flatMap(({ lines }) => lines)
    .filter(({ read }) => read.alarm === alarm)
    .map((line) => {
      const isOver = line.kind === 'alarm-over'
      return tell(line.time, isOver ? 'unknown' : 'failed', isOver ? over : reason, [evidenceOf(material, line)])
    })
  const listed = gi.managers
    .flatMap(({ alarms }) => alarms)
    .filter(({ type, isOpen }) => type === alarm && isOpen)
    .map(({ at, evidence }) => tell(at, 'failed', reason, [evidence]))
  return [...lines, ...listed]
}
