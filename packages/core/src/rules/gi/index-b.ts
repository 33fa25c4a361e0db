import type { Rule } from '../rule.ts'
import { agencyDisabled } from './eam/agency-disabled.ts'
import { agentHookPending } from './eam/agent-hook-pending.ts'
import { agentNeedsHands } from './eam/agent-needs-hands.ts'
import { agentNotDownloadable } from './eam/agent-not-downloadable.ts'
import { agentNotGreen } from './eam/agent-not-green.ts'
import { agentPackageBroken } from './eam/agent-package-broken.ts'
import { agentRebootPending } from './eam/agent-reboot-pending.ts'
import { agentUnfitForHost } from './eam/agent-unfit-for-host.ts'
import { agentVibDependency } from './eam/agent-vib-dependency.ts'
import { agentVibMissing } from './eam/agent-vib-missing.ts'
import { agentVmWithoutPlace } from './eam/agent-vm-without-place.ts'
import { agentVmWithoutRoom } from './eam/agent-vm-without-room.ts'
import { agentWaitsForMaintenance } from './eam/agent-waits-for-maintenance.ts'
import { eamCertificateNotTrusted } from './eam/eam-certificate-not-trusted.ts'
import { eamHostUnreachable } from './eam/eam-host-unreachable.ts'
import { eamLoginRefused } from './eam/eam-login-refused.ts'
import { eamNotReady } from './eam/eam-not-ready.ts'
import { agencyNotFound } from './manager/agency-not-found.ts'
import { componentsOutdated } from './manager/components-outdated.ts'
import { eamDownForNsx } from './manager/eam-down-for-nsx.ts'
import { hostChannelDown } from './manager/host-channel-down.ts'
import { managerSilent } from './manager/manager-silent.ts'
import { partnerChannelDown } from './manager/partner-channel-down.ts'
import { partnerInventoryStale } from './manager/partner-inventory-stale.ts'
import { serviceHealthStale } from './manager/service-health-stale.ts'
import { usvmHeartbeatLost } from './manager/usvm-heartbeat-lost.ts'
import { usvmUnreachable } from './manager/usvm-unreachable.ts'
import { versionsUnchecked } from './manager/versions-unchecked.ts'
import { dsvaVersionDefects } from './sva/dsva-version-defects.ts'
import { hungSvaBlocksNetwork } from './sva/hung-sva-blocks-network.ts'
import { libraryVersionMismatch } from './sva/library-version-mismatch.ts'
import { oldScannerStopped } from './sva/old-scanner-stopped.ts'
import { scannerStopped } from './sva/scanner-stopped.ts'
import { serviceDownInSva } from './sva/service-down-in-sva.ts'
import { svaAdapterMisplaced } from './sva/sva-adapter-misplaced.ts'
import { svaAlarm } from './sva/sva-alarm.ts'
import { svaDeploymentFailed } from './sva/sva-deployment-failed.ts'
import { svaDown } from './sva/sva-down.ts'
import { svaMigrated } from './sva/sva-migrated.ts'
import { svaNotListening } from './sva/sva-not-listening.ts'
import { svaNotStartedAfterBoot } from './sva/sva-not-started-after-boot.ts'
import { svaOverloaded } from './sva/sva-overloaded.ts'
import { svaQueueFull } from './sva/sva-queue-full.ts'

/** Rules about service VMs and EPSecLib, managers, and EAM. */
export const GI_SVA_EAM_MANAGER: readonly Rule[] = [
  dsvaVersionDefects,
  hungSvaBlocksNetwork,
  libraryVersionMismatch,
  oldScannerStopped,
  scannerStopped,
  serviceDownInSva,
  svaAdapterMisplaced,
  svaAlarm,
  svaDeploymentFailed,
  svaDown,
  svaMigrated,
  svaNotListening,
  svaNotStartedAfterBoot,
  svaOverloaded,
  svaQueueFull,
  agencyNotFound,
  componentsOutdated,
  eamDownForNsx,
  hostChannelDown,
  managerSilent,
  partnerChannelDown,
  partnerInventoryStale,
  serviceHealthStale,
  usvmHeartbeatLost,
  usvmUnreachable,
  versionsUnchecked,
  agencyDisabled,
  agentHookPending,
  agentNeedsHands,
  agentNotDownloadable,
  agentNotGreen,
  agentPackageBroken,
  agentRebootPending,
  agentUnfitForHost,
  agentVibDependency,
  agentVibMissing,
  agentVmWithoutPlace,
  agentVmWithoutRoom,
  agentWaitsForMaintenance,
  eamCertificateNotTrusted,
  eamHostUnreachable,
  eamLoginRefused,
  eamNotReady,
]
