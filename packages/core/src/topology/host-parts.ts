import type { LocalText } from '@bundlescope/contract/analysis.ts'
import type { GiModel } from '../facts/gi/gi.ts'
import type { GiHost } from '../facts/gi/hosts.ts'
import { evidenceOf } from '../facts/gi/moments.ts'
import type { GiVm } from '../facts/gi/vms.ts'
import type { Material } from '../facts/material.ts'
import { say } from '../knowledge/text.ts'
import { muxHistory, whileDown } from './mux-history.ts'
import type { Drawing } from './parts.ts'
import { ofSeen } from './seen-telling.ts'
import { joined, type Telling, tell } from './telling.ts'

export interface HostIds {
  host: string
  vmci: string
  mux: string
}

/** A host's own parts: the host, its VMCI module, the Mux; and of NSX-T its agent. */
export function drawHost(drawing: Drawing, host: GiHost, gi: GiModel, material: Material): HostIds {
  const { name } = host
  const lane = name
  const isReady = gi.prepared.includes(host)
  const own = gi.vms.filter((vm) => vm.host === name)
  const ids: HostIds = {
    host: drawing.node({
      kind: 'esx_host',
      name,
      lane,
      product: host.version ? say(`ESXi ${host.version}`, `ESXi ${host.version}`) : null,
      tellings: hostTellings(host, isReady),
      why: isReady
        ? say('Nothing tells of its vmknic for the service VMs', 'サービス VM 用の vmknic を示すものがない')
        : NOT_PREPARED,
    }),
    vmci: drawing.node({
      kind: 'esx_vmci',
      name,
      label: 'VMCI',
      lane,
      tellings: ofSeen(host.vmci, say('The module vmci is loaded', 'vmci モジュールがロードされている'), {
        health: 'failed',
        reason: say('The module vmci is not loaded', 'vmci モジュールがロードされていない'),
      }),
      why: say('No list of modules is in the bundles', 'モジュールの一覧がバンドルにない'),
    }),
    mux: drawing.node({
      kind: 'mux',
      name,
      label: host.muxName ?? 'Mux',
      lane,
      product: host.muxVibs[0] ? say(host.muxVibs[0].version, host.muxVibs[0].version) : null,
      tellings: isReady ? muxTellings(host, own, material) : [],
      why: isReady ? say('No list of processes is in the bundles', 'プロセスの一覧がバンドルにない') : NOT_PREPARED,
    }),
  }
  drawing.edge({
    kind: 'e_vmci',
    name,
    from: ids.vmci,
    to: ids.mux,
    protocol: 'VMCI',
    tellings: isReady ? vmciTellings(host, own, drawing.tellingsOf(ids.mux), material) : [],
    why: say('No guest tells of its connection', '接続を示すゲストのログがない'),
  })
  return ids
}

const NOT_PREPARED = say(
  'Nothing shows that this host is prepared for Guest Introspection',
  'このホストが Guest Introspection 用に準備されていることを示すものがない',
)

function hostTellings(host: GiHost, isReady: boolean): Telling[] {
  if (!isReady) return []
  const pending = host.muxVibs.find(
    (vib) => vib.isPending && !host.muxVibs.some((other) => !other.isPending && other.version === vib.version),
  )
  const tellings = ofSeen(
    host.vmknic,
    say('Its vmknic for the service VMs is there', 'サービス VM 用の vmknic(169.254.1.1)がある'),
    {
      health: 'failed',
      reason: say(
        'Its vmknic 169.254.1.1 for the service VMs is missing',
        'サービス VM 用の vmknic(169.254.1.1)がない',
      ),
    },
  )
  if (host.svaPortGroup.is === 'absent' && host.vmknic.is !== 'absent')
    tellings.push(
      tell(
        host.svaPortGroup.at,
        'degraded',
        say('The port group vmservice-vshield-pg is missing', 'ポートグループ vmservice-vshield-pg がない'),
        host.svaPortGroup.evidence,
      ),
    )
  if (host.imageProfile.is === 'absent')
    tellings.push(
      tell(
        host.imageProfile.at,
        'failed',
        say(
          'It has no image profile: no VIB can be installed',
          'イメージ プロファイルがない(VIB をインストールできない)',
        ),
        host.imageProfile.evidence,
      ),
    )
  else if (pending && host.vmknic.is !== 'absent')
    tellings.push(
      tell(host.muxVib.at, 'degraded', say('A VIB of the Mux waits for a reboot', 'Mux の VIB が再起動待ちである'), [
        pending.evidence,
      ]),
    )
  return tellings
}

function muxTellings(host: GiHost, vms: readonly GiVm[], material: Material): Telling[] {
  // Whoever connects to it shows that it is up.
  const heard = vms.flatMap((vm) =>
    vm.lines
      .filter(({ kind }) => kind === 'connected')
      .map((line) =>
        tell(
          line.time,
          'ok',
          say(`The thin agent of ${vm.name} connected to it`, `${vm.name} のシン エージェントが接続した`),
          [evidenceOf(material, line)],
        ),
      ),
  )
  const told = muxHistory(host, material)
  return joined([sequence(told, heard)], muxSeen(host))
}

/** Guests that connect while the Mux is known to run tell nothing new: only what changes is kept. */
function sequence(told: readonly Telling[], heard: readonly Telling[]): Telling[] {
  const all = [...told, ...heard].sort((a, b) => a.at! - b.at!)
  return all.filter((one, index) => {
    if (!heard.includes(one)) return true
    const before = all[index - 1]
    return before?.health !== 'ok'
  })
}

function muxSeen(host: GiHost): Telling[] {
  const { mux, watchdog, muxVib, muxName } = host
  if (mux.is === 'there') {
    // Of the watchdog of NSX-T nothing is published: what is not there is not missed.
    const isAlone =
      watchdog.is === 'absent' &&
      muxName === 'vShield-Endpoint-Mux' &&
      /watchdog/.test(watchdog.evidence[0]?.text ?? '')
    if (isAlone && mux.evidence.some(({ text }) => /^\d/.test(text)))
      return [
        tell(
          mux.at,
          'degraded',
          say(
            'It runs without its watchdog: nothing would restart it',
            '稼働しているが watchdog がない(停止しても再起動されない)',
          ),
          [...mux.evidence, ...watchdog.evidence],
        ),
      ]
    return [tell(mux.at, 'ok', say('It runs', '稼働している'), [...mux.evidence, ...watchdog.evidence])]
  }
  if (mux.is === 'absent' && watchdog.is === 'there')
    return [
      tell(
        mux.at,
        'failed',
        say('Only its watchdog runs: it ends again and again', 'watchdog だけが稼働している(起動に失敗し続けている)'),
        [...mux.evidence, ...watchdog.evidence],
      ),
    ]
  if (mux.is === 'absent') {
    const reason: LocalText =
      muxVib.is === 'absent'
        ? say('It does not run: its VIB is not installed', '稼働していない(VIB がインストールされていない)')
        : say('It does not run', '稼働していない')
    return [tell(mux.at, 'failed', reason, [...mux.evidence, ...muxVib.evidence])]
  }
  if (muxVib.is === 'absent')
    return [
      tell(muxVib.at, 'failed', say('Its VIB is not installed', 'VIB がインストールされていない'), muxVib.evidence),
    ]
  return []
}

/** The link of the module to the Mux: guests prove it; it cannot be while the Mux is down, nor without the module. */
function vmciTellings(host: GiHost, vms: readonly GiVm[], mux: readonly Telling[], material: Material): Telling[] {
  const heard = vms.flatMap((vm) =>
    vm.lines
      .filter(({ kind }) => kind === 'connected')
      .map((line) =>
        tell(line.time, 'ok', say('Guests are connected to the Mux', 'ゲストが Mux に接続している'), [
          evidenceOf(material, line),
        ]),
      ),
  )
  const broken = whileDown(
    mux,
    say('The Mux runs again; no guest told of a new connection', 'Mux は再び稼働。ゲストの再接続を示す行はない'),
  )
  const missing =
    host.vmci.is === 'absent'
      ? [
          tell(
            host.vmci.at,
            'failed',
            say('The module vmci is not loaded', 'vmci モジュールがロードされていない'),
            host.vmci.evidence,
          ),
        ]
      : []
  return [...broken, ...heard, ...missing]
}
