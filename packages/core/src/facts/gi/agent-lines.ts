import type { ProbesWanted } from '../fact.ts'
import type { Patterns } from './moments.ts'

/** Lines of a VM's vmware.log that tell of its thin agent, its Tools and its power. */
export type AgentLine =
  /** The link to the Mux is up. May come shortly before `loaded`, and again whenever the agent reconnects. */
  | 'connected'
  /** The file filter was loaded, as a rule at boot: read `build`. */
  | 'loaded'
  /** The driver of Network Introspection was loaded: read `build`. */
  | 'net-loaded'
  | 'error'
  | 'warning'
  /** An AUDIT line that speaks of failing; its wording is not published. */
  | 'failure'
  /** VMware Tools started in the guest: read `version`, `build`. */
  | 'tools'
  | 'heartbeat-lost'
  /** The VM was powered on: its log begins. */
  | 'power-on'
  /** The configuration as the log repeats it: read `os`. */
  | 'guest-os'

/** Documentation of NSX (thin agent logs, audit messages), open-vm-tools (the version line). */
export const AGENT_LINES: Patterns<AgentLine> = [
  ['connected', /Guest:\s*vsep:\s*AUDIT:\s*VFileSocketMgrConnectHelper\s*:\s*Mux is connected/],
  ['loaded', /Guest:\s*vsep:\s*AUDIT:\s*DriverEntry\s*:\s*vfileFilter build-(?<build>\d+) loaded/],
  ['net-loaded', /Guest:\s*vnet:\s*AUDIT:\s*DriverEntry\s*:\s*vnet\w* build-(?<build>\d+) loaded/],
  ['error', /vf-ERROR|Guest:\s*(?:vsep|vnet):\s*ERROR/],
  ['warning', /vf-WARN|Guest:\s*(?:vsep|vnet):\s*WARN(?:ING)?/],
  ['failure', /(?:vf-AUDIT|Guest:\s*vsep:\s*AUDIT)(?!.*in a transaction, ignore).*(?:fail|disconnect|lost|error)/i],
  ['tools', /Guest:\s*toolbox:\s*Version:\s*(?:(?<version>[\d.]+)\s*\()?(?:build-(?<build>\d+))\)?/i],
  ['heartbeat-lost', /Tools: Tools heartbeat timeout/],
  ['power-on', /^Log for VMware ESX/],
  ['guest-os', /\bDICT\s+guestOS = "?(?<os>[\w-]+)/i],
]

export const AGENT_PROBES = {
  connected: { query: '"mux is connected"', first: 400, last: 400 },
  loaded: { query: '"vfilefilter build" OR (vnet driverentry)', first: 400, last: 400 },
  trouble: {
    query:
      '"vf error" OR "vf warn" OR "vsep error" OR "vnet error" OR "vsep warn" OR "vsep warning" OR "vnet warn" OR "vnet warning" OR (("vsep audit" OR "vf audit") (fail OR failed OR fails OR failure OR disconnect OR disconnected OR lost OR error OR errors))',
    first: 100,
    last: 100,
  },
  tools: { query: '"guest toolbox version"', first: 400, last: 400 },
  heartbeat: { query: '"tools heartbeat timeout"', first: 100, last: 100 },
  powerOn: { query: '"log for vmware esx"', first: 400, last: 400 },
  guestOs: { query: '"dict guestos"', first: 200, last: 200 },
} as const satisfies ProbesWanted
