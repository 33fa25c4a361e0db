import type { Rule } from '../rule.ts'
import { agencyDisabled } from './eam/agency-disabled.ts'
import { agentHookPending } from './eam/agent-hook-pending.ts'
import { agentNeedsHands } from './eam/agent-needs-hands.ts'
import { agentNotDownloadable } from './eam/agent-not-downloadable.ts'
import { agentNotGreen } from './eam/agent-not-green.ts'
import { agentPackageBroken } from './eam/agent-package-broken.ts'
import { agentUnfitForHost } from './eam/agent-unfit-for-host.ts'
import { agentVmWithoutPlace } from './eam/agent-vm-without-place.ts'
import { agentVmWithoutRoom } from './eam/agent-vm-without-room.ts'
import { agentWaitsForMaintenance } from './eam/agent-waits-for-maintenance.ts'
import { eamCertificateNotTrusted } from './eam/eam-certificate-not-trusted.ts'
import { eamHostUnreachable } from './eam/eam-host-unreachable.ts'
import { eamLoginRefused } from './eam/eam-login-refused.ts'
import { eamNotReady } from './eam/eam-not-ready.ts'

/** Rules about service VMs and EPSecLib, managers, and EAM. */
export const GI_SVA_EAM_MANAGER: readonly Rule[] = [
  agencyDisabled,
  agentHookPending,
  agentNeedsHands,
  agentNotDownloadable,
  agentNotGreen,
  agentPackageBroken,
  agentUnfitForHost,
  agentVmWithoutPlace,
  agentVmWithoutRoom,
  agentWaitsForMaintenance,
  eamCertificateNotTrusted,
  eamHostUnreachable,
  eamLoginRefused,
  eamNotReady,
]
