import type { Rule } from '../rule.ts'
import { imageProfileDamaged } from './mux/image-profile-damaged.ts'
import { internalSwitchMissing } from './mux/internal-switch-missing.ts'
import { muxCoreDumped } from './mux/mux-core-dumped.ts'
import { muxDebugOn } from './mux/mux-debug-on.ts'
import { muxFirewallClosed } from './mux/mux-firewall-closed.ts'
import { muxInstallFailed } from './mux/mux-install-failed.ts'
import { muxNoManagerLink } from './mux/mux-no-manager-link.ts'
import { muxNoSvaLink } from './mux/mux-no-sva-link.ts'
import { muxNotRunning } from './mux/mux-not-running.ts'
import { muxRestartLoop } from './mux/mux-restart-loop.ts'
import { muxSvaIncompatible } from './mux/mux-sva-incompatible.ts'
import { muxVibMissing } from './mux/mux-vib-missing.ts'
import { muxVibUnfitting } from './mux/mux-vib-unfitting.ts'
import { muxWatchdogGaveUp } from './mux/mux-watchdog-gave-up.ts'
import { rebootPending } from './mux/reboot-pending.ts'
import { vibDependencyUnmet } from './mux/vib-dependency-unmet.ts'
import { vmciModuleNotLoaded } from './mux/vmci-module-not-loaded.ts'

/** Rules about guests and their thin agents, and about the Mux and its host. */
export const GI_GUEST_MUX: readonly Rule[] = [
  imageProfileDamaged,
  internalSwitchMissing,
  muxCoreDumped,
  muxDebugOn,
  muxFirewallClosed,
  muxInstallFailed,
  muxNoManagerLink,
  muxNoSvaLink,
  muxNotRunning,
  muxRestartLoop,
  muxSvaIncompatible,
  muxVibMissing,
  muxVibUnfitting,
  muxWatchdogGaveUp,
  rebootPending,
  vibDependencyUnmet,
  vmciModuleNotLoaded,
]
