import { peerRefused } from './connections/peer-refused.ts'
import { peerUnreachable } from './connections/peer-unreachable.ts'
import { proxyRefused } from './connections/proxy-refused.ts'
import { serviceBehindRefusedPort } from './connections/service-behind-refused-port.ts'
import type { Rule } from './rule.ts'
import { operationFailed } from './vcenter/operation-failed.ts'
import { serviceStopped } from './vcenter/service-stopped.ts'

/** Every rule, in the order in which checks are shown. */
export const RULES: readonly Rule[] = [
  serviceBehindRefusedPort,
  proxyRefused,
  peerRefused,
  peerUnreachable,
  serviceStopped,
  operationFailed,
]
