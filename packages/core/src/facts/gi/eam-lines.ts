import type { ProbesWanted } from '../fact.ts'
import type { Patterns } from './moments.ts'

/** What ESX Agent Manager's logs and vCenter's events tell of it. */
export type EamLine =
  | 'not-initialised'
  | 'login-failed'
  | 'logged-in'
  | 'certificate'
  /** An answer that it gave: it works. Read `status`, `goal`, `power`, `heartbeat`, `agent` where it holds them. */
  | 'answered'
  /** An event of vCenter by its id, which vpxd's lines bear in their header: read `event` (`agent.task.deployVm`). */
  | 'event'
  /** A class of issue: read `issue`. */
  | 'issue'

/** Classes of issues: govmomi's eam/types. */
const ISSUES = [
  'AgencyDisabled',
  'CannotAccessAgentOVF',
  'CannotAccessAgentVib',
  'HostInMaintenanceMode',
  'HostInStandbyMode',
  'ImmediateHostRebootRequired',
  'IncompatibleHostVersion',
  'InsufficientResources',
  'InsufficientSpace',
  'InvalidConfig',
  'ManagedHostNotReachable',
  'NoAgentVmDatastore',
  'NoAgentVmNetwork',
  'NoCustomAgentVmDatastore',
  'NoCustomAgentVmNetwork',
  'NoDiscoverableAgentVmDatastore',
  'NoDiscoverableAgentVmNetwork',
  'OvfInvalidFormat',
  'OvfInvalidProperty',
  'VibCannotPutHostInMaintenanceMode',
  'VibCannotPutHostOutOfMaintenanceMode',
  'VibDependenciesNotMetByHost',
  'VibInvalidFormat',
  'VibNotInstalled',
  'VibRequirementsNotMetByHost',
  'VibRequiresHostInMaintenanceMode',
  'VibRequiresHostReboot',
  'VibRequiresManualInstallation',
  'VibRequiresManualUninstallation',
  'VmCorrupted',
  'VmDeployed',
  'VmNotDeployed',
  'VmOrphaned',
  'VmPoweredOff',
  'VmPoweredOn',
  'VmRequiresHostOutOfMaintenanceMode',
  'VmSuspended',
  'IntegrityAgencyVUMUnavailable',
]
const ISSUE = new RegExp(`\\b(?<issue>${ISSUES.join('|')})\\b`)

export const EAM_LINES: Patterns<EamLine> = [
  ['not-initialised', /EamServiceNotInitialized\b|EAM is still loading from database/],
  ['login-failed', /Re-login failed\b|NotAuthenticated: Failed to authenticate extension com\.vmware\.vim\.eam/],
  ['certificate', /CertificateNotTrusted|Suitable trust, not found|certificate_unknown\(46\)/],
  ['event', /\bcom\.vmware\.vim\.eam\.(?<event>(?:agency|agent|issue|login|logout|unauthorized)[\w.]*)/],
  ['answered', /^API COMPLETE\b/],
  ['issue', ISSUE],
  ['logged-in', /\bRe-login (?:succeeded|successful|completed)\b/i],
]

export const EAM_PROBES = {
  trouble: {
    query:
      'eamservicenotinitialized OR "eam is still loading" OR "re login failed" OR (notauthenticated eam) OR "re login succeeded" OR "re login successful"',
    first: 150,
    last: 150,
  },
  certificate: {
    query:
      'program:eam (certificatenottrusted OR certificatenottrustedfault OR "suitable trust" OR "certificate_unknown 46")',
    first: 60,
    last: 60,
  },
  answered: { query: 'program:eam "api complete"', first: 60, last: 200 },
  issues: { query: `(program:eam OR eam) (${ISSUES.join(' OR ')})`, first: 200, last: 200 },
  events: {
    query:
      '"com vmware vim eam agency" OR "com vmware vim eam agent" OR "com vmware vim eam issue" OR "com vmware vim eam login" OR "com vmware vim eam unauthorized" OR component:com.vmware.vim.eam.*',
    first: 200,
    last: 200,
  },
} as const satisfies ProbesWanted

/** What an answer of EAM says of an agent or agency. */
export interface EamRuntime {
  object: string | null
  goal: string | null
  status: string | null
  power: string | null
  heartbeat: boolean | null
  host: string | null
}

/**
 * Reads a RuntimeInfo that EAM logged; null when the text holds none.
 *
 *     eam.Agent.RuntimeInfo { goalState = 'enabled', status = 'yellow', vmPowerState = poweredOff, receivingHeartBeat = false, …
 */
export function readRuntime(text: string): EamRuntime | null {
  if (!/RuntimeInfo\b|goalState = |receivingHeartBeat = /.test(text)) return null
  const of = (pattern: RegExp): string | null => pattern.exec(text)?.[1] ?? null
  const heartbeat = of(/receivingHeartBeat = (true|false)/)
  return {
    object: of(/\(ID: '((?:Agent|Agency):[^']*)'/) ?? of(/'((?:Agent|Agency):[^']*)'/),
    goal: of(/goalState = '?(\w+)/),
    status: of(/\bstatus = '?(\w+)/),
    power: of(/vmPowerState = '?(\w+)/),
    heartbeat: heartbeat === null ? null : heartbeat === 'true',
    host: of(/host = '?(?:HostSystem:)?(host-\d+)/),
  }
}
