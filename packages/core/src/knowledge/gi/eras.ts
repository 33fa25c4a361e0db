import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { say } from '../text.ts'
import { covers, versions } from '../versions.ts'

/**
 * Which product carries Guest Introspection: its parts and their names differ. `nsx-v` is NSX for vSphere 6, `nsx-t` is
 * NSX-T 2 and later, NSX 4 and NSX 9.
 */
export type Era = 'vshield' | 'nsx-v' | 'nsx-t'

export const ERA_NAMES: Readonly<Record<Era, LocalText>> = {
  vshield: say(
    'vShield Endpoint (vCloud Networking and Security 5)',
    'vShield Endpoint(vCloud Networking and Security 5)',
  ),
  'nsx-v': say('NSX for vSphere 6', 'NSX for vSphere 6'),
  'nsx-t': say('NSX-T / NSX 4 and later', 'NSX-T / NSX 4 以降'),
}

export const MANAGER_NAMES: Readonly<Record<Era, LocalText>> = {
  vshield: say('vShield Manager', 'vShield Manager'),
  'nsx-v': say('NSX Manager', 'NSX Manager'),
  'nsx-t': say('NSX Manager', 'NSX Manager'),
}

/** From these versions of ESXi on, the installer of VMware Tools calls the thin agent so (Trend Micro KA-0002868). */
const AGENT_NAMES = [
  { esxi: versions('6.0–'), name: 'NSX File Introspection Driver' },
  { esxi: versions('5.5–5.5'), name: 'Guest Introspection Thin Agent' },
  { esxi: versions('–5.1'), name: 'vShield Endpoint Thin Agent' },
] as const

const AGENT_NAMES_JA: Readonly<Record<string, string>> = {
  'NSX File Introspection Driver': 'NSX ファイル イントロスペクション ドライバ(NSX File Introspection Driver)',
  'Guest Introspection Thin Agent': 'Guest Introspection ドライバ(Guest Introspection Thin Agent)',
  'vShield Endpoint Thin Agent': 'vShield ドライバ(vShield Endpoint Thin Agent)',
}

/**
 * What to select in the setup of VMware Tools, by the version of ESXi. 5.5 before update 2 and 6.0 before patch 1 still had
 * the older name: versions without an update do not tell, so the name of the version's later updates is given.
 */
export function agentNameFor(esxiVersion: string | null): LocalText | null {
  const known = AGENT_NAMES.find(({ esxi }) => covers(esxi, esxiVersion) === true)
  return known ? say(known.name, AGENT_NAMES_JA[known.name]!) : null
}
