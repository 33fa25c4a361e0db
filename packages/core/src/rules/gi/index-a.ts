import type { Rule } from '../rule.ts'
import { driversWithoutUse } from './guest/drivers-without-use.ts'
import { guestAsleep } from './guest/guest-asleep.ts'
import { guestCrashed } from './guest/guest-crashed.ts'
import { guestHangs } from './guest/guest-hangs.ts'
import { guestNotSupported } from './guest/guest-not-supported.ts'
import { guestSlow } from './guest/guest-slow.ts'
import { guestVmciNotRunning } from './guest/guest-vmci-not-running.ts'
import { linuxAgentStopped } from './guest/linux-agent-stopped.ts'
import { networkIntrospectionInstalled } from './guest/network-introspection-installed.ts'
import { otherFileFilters } from './guest/other-file-filters.ts'
import { thinAgentDebugOn } from './guest/thin-agent-debug-on.ts'
import { thinAgentNotConnected } from './guest/thin-agent-not-connected.ts'
import { thinAgentNotInstalled } from './guest/thin-agent-not-installed.ts'
import { thinAgentNotLoaded } from './guest/thin-agent-not-loaded.ts'
import { thinAgentReportsErrors } from './guest/thin-agent-reports-errors.ts'
import { toolsNotRunning } from './guest/tools-not-running.ts'
import { toolsOutdated } from './guest/tools-outdated.ts'
import { toolsStopForwarding } from './guest/tools-stop-forwarding.ts'
import { virtualHardwareOld } from './guest/virtual-hardware-old.ts'
import { vmOnUnpreparedHost } from './guest/vm-on-unprepared-host.ts'
import { vmStale } from './guest/vm-stale.ts'
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

/** Rules about guests and their thin agents, and about the Mux and its host, in the order of the fault catalogue. */
export const GI_GUEST_MUX: readonly Rule[] = [
  thinAgentNotLoaded,
  guestVmciNotRunning,
  thinAgentNotInstalled,
  thinAgentReportsErrors,
  thinAgentNotConnected,
  guestAsleep,
  toolsNotRunning,
  toolsOutdated,
  toolsStopForwarding,
  networkIntrospectionInstalled,
  guestCrashed,
  guestSlow,
  otherFileFilters,
  guestNotSupported,
  virtualHardwareOld,
  thinAgentDebugOn,
  linuxAgentStopped,
  guestHangs,
  vmOnUnpreparedHost,
  driversWithoutUse,
  vmStale,
  muxNotRunning,
  muxRestartLoop,
  muxWatchdogGaveUp,
  muxNoSvaLink,
  muxNoManagerLink,
  vmciModuleNotLoaded,
  muxVibMissing,
  muxVibUnfitting,
  muxInstallFailed,
  imageProfileDamaged,
  vibDependencyUnmet,
  muxFirewallClosed,
  internalSwitchMissing,
  muxDebugOn,
  muxCoreDumped,
  rebootPending,
  muxSvaIncompatible,
]
