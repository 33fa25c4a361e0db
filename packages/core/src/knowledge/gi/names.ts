/*
 * Names that the parts of Guest Introspection go by. Sources: Trend Micro KA-0002868 (DSVA offline), VMware KB 2096846
 * (troubleshooting Guest Introspection), documentation of NSX, published lists of NSX-T's VIBs.
 */

/** TCP port of an SVA on which EPSecLib listens; the Mux is the client. */
export const EPSEC_PORT = 48651

/** Address of the host's own vmknic on the internal switch of the service VMs. */
export const HOST_SIDE_ADDRESS = '169.254.1.1'

export const VMKNIC_PORT_GROUP = 'vmservice-vmknic-pg'
export const SVA_PORT_GROUP = 'vmservice-vshield-pg'

/** VIB of the Mux and what its process is called: vShield and NSX for vSphere, then NSX-T and NSX. */
export const MUX_VIBS: Readonly<Record<string, string>> = {
  'epsec-mux': 'vShield-Endpoint-Mux',
  'nsx-context-mux': 'nsx-context-mux',
}

/** Rulesets of the host's firewall that the Mux needs. */
export const MUX_RULESETS = ['vShield-Endpoint-Mux', 'vShield-Endpoint-Mux-Partners'] as const

const MUX_NAME = /^(?:vShield-Endpoint-M(?:ux?)?|nsx-context-mux)$/i
const MUX_COMMAND = /\/(?:vShield-Endpoint-Mux|nsx-context-mux)(?:\s|$)/

/** Its name may be cut off by the listing (`vShield-Endpoint-M`); its watchdog bears the same path. */
export function isMux(name: string, command = ''): boolean {
  if (isMuxWatchdog(command)) return false
  return MUX_NAME.test(name) || MUX_COMMAND.test(command)
}

export function isMuxWatchdog(command: string): boolean {
  return /\bwatchdog\.sh\b.*\b(?:vShield-Endpoint-Mux|nsx-context-mux)\b/.test(command)
}

export function isLinkLocal(address: string | null): boolean {
  return address !== null && /^(?:::ffff:)?169\.254\./.test(address)
}

/** Filter of the thin agent and, beside it, the drivers of Network Introspection. */
export const FILE_FILTER = 'vsepflt'
export const NET_DRIVERS = ['vnetflt', 'vnetwfp'] as const
/** Thin agent of Linux: a service. */
export const LINUX_AGENT = 'vsepd'

/**
 * Names that service VMs are given: by Trend Micro (`dsva01`), by NSX when it deploys them (`Guest Introspection (3)`,
 * `Trend Micro Deep Security (1)`), by people. A name is a hint, no proof.
 */
export const SERVICE_VM_NAME =
  /dsva|\bsv[am](?:\b|\d|[-_])|guest introspection|deep security|security virtual appliance/i
/** VMware's own service VM of NSX for vSphere. */
export const USVM_NAME = /^(?:guest introspection|vmware endpoint|usvm\b)/i
