import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { say } from '../text.ts'

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
