import { peerRefused } from './connections/peer-refused.ts'
import { peerUnreachable } from './connections/peer-unreachable.ts'
import { proxyRefused } from './connections/proxy-refused.ts'
import { serviceBehindRefusedPort } from './connections/service-behind-refused-port.ts'
import { clockNotSynchronised } from './esxi/clock-not-synchronised.ts'
import { clocksApart } from './esxi/clocks-apart.ts'
import { coreDumped } from './esxi/core-dumped.ts'
import { haTrouble } from './esxi/ha-trouble.ts'
import { hardwareError } from './esxi/hardware-error.ts'
import { memoryExhausted } from './esxi/memory-exhausted.ts'
import { psod } from './esxi/psod.ts'
import { ramdiskFull } from './esxi/ramdisk-full.ts'
import { vmCrashed } from './esxi/vm-crashed.ts'
import { vmotionFailed } from './esxi/vmotion-failed.ts'
import { GI_GUEST_MUX } from './gi/index-a.ts'
import { GI_SVA_EAM_MANAGER } from './gi/index-b.ts'
import { machineRestarted } from './machines/machine-restarted.ts'
import { duplicateAddress } from './network/duplicate-address.ts'
import { linkDown } from './network/link-down.ts'
import { nameNotResolved } from './network/name-not-resolved.ts'
import type { Rule } from './rule.ts'
import { certificateExpired } from './security/certificate-expired.ts'
import { certificateNotTrusted } from './security/certificate-not-trusted.ts'
import { licenceExpired } from './security/licence-expired.ts'
import { loginFailures } from './security/login-failures.ts'
import { allPathsDown } from './storage/all-paths-down.ts'
import { consolidationNeeded } from './storage/consolidation-needed.ts'
import { devicePermanentlyLost } from './storage/device-permanently-lost.ts'
import { diskFull } from './storage/disk-full.ts'
import { fileLocked } from './storage/file-locked.ts'
import { nfsLost } from './storage/nfs-lost.ts'
import { pathLost } from './storage/path-lost.ts'
import { scsiErrors } from './storage/scsi-errors.ts'
import { storageLatency } from './storage/storage-latency.ts'
import { vmfsHeartbeatLost } from './storage/vmfs-heartbeat-lost.ts'
import { vsanTrouble } from './storage/vsan-trouble.ts'
import { clockSkewRejected } from './vcenter/clock-skew-rejected.ts'
import { databaseTrouble } from './vcenter/database-trouble.ts'
import { heartbeatMissing } from './vcenter/heartbeat-missing.ts'
import { hostNotResponding } from './vcenter/host-not-responding.ts'
import { operationFailed } from './vcenter/operation-failed.ts'
import { serviceCrashLoop } from './vcenter/service-crash-loop.ts'
import { serviceStopped } from './vcenter/service-stopped.ts'

/** Every rule, in the order in which checks are shown. */
export const RULES: readonly Rule[] = [
  serviceBehindRefusedPort,
  proxyRefused,
  peerRefused,
  peerUnreachable,
  clockSkewRejected,
  databaseTrouble,
  heartbeatMissing,
  hostNotResponding,
  operationFailed,
  serviceCrashLoop,
  serviceStopped,
  clockNotSynchronised,
  clocksApart,
  coreDumped,
  haTrouble,
  hardwareError,
  memoryExhausted,
  psod,
  ramdiskFull,
  vmCrashed,
  vmotionFailed,
  allPathsDown,
  consolidationNeeded,
  devicePermanentlyLost,
  diskFull,
  fileLocked,
  nfsLost,
  pathLost,
  scsiErrors,
  storageLatency,
  vmfsHeartbeatLost,
  vsanTrouble,
  machineRestarted,
  duplicateAddress,
  linkDown,
  nameNotResolved,
  certificateExpired,
  certificateNotTrusted,
  licenceExpired,
  loginFailures,
  ...GI_GUEST_MUX,
  ...GI_SVA_EAM_MANAGER,
]
