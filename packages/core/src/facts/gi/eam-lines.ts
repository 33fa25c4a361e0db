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
  /** An event of vCenter by its id: read `event` (`agent.task.deployVm`). */
  | 'event'
  /** A class of issue: read `issue`. */
  | 'issue'

/** Classes of issues: govmomi's eam/types. */
const ISSUE =
  /\b(?<issue>AgencyDisabled|CannotAccessAgent(?:OVF|Vib)|HostInMaintenanceMode|HostInStandbyMode|ImmediateHostRebootRequired|IncompatibleHostVersion|InsufficientResources|InsufficientSpace|InvalidConfig|ManagedHostNotReachable|NoAgentVm(?:Datastore|Network)|NoCustomAgentVm(?:Datastore|Network)|NoDiscoverableAgentVm(?:Datastore|Network)|OvfInvalidFormat|OvfInvalidProperty|Vib(?:CannotPutHostInMaintenanceMode|CannotPutHostOutOfMaintenanceMode|DependenciesNotMetByHost|InvalidFormat|NotInstalled|RequirementsNotMetByHost|RequiresHostInMaintenanceMode|RequiresHostReboot|RequiresManualInstallation|RequiresManualUninstallation)|Vm(?:Corrupted|Deployed|NotDeployed|Orphaned|PoweredOff|PoweredOn|RequiresHostOutOfMaintenanceMode|Suspended)|IntegrityAgencyVUMUnavailable)\b/

export const EAM_LINES: Patterns<EamLine> = [
  ['not-initialised', /EamServiceNotInitialized\b|EAM is still loading from database/],
  ['login-failed', /Re-login failed\b|NotAuthenticated: Failed to authenticate extension com\.vmware\.vim\.eam/],
  ['certificate', /CertificateNotTrusted|Suitable trust, not found|certificate_unknown\(46\)/],
  ['event', /\bcom\.vmware\.vim\.eam\.(?<event>(?:agency|agent|issue|login|logout|unauthorized)[\w.]*)/],
  ['answered', /^API COMPLETE\b/],
  ['issue', ISSUE],
  ['logged-in', /\bRe-login (?:succeeded|successful|completed)\b/i],
]

/** Words of which `ISSUE` is made, as tokens. */
const ISSUES =
  'agencydisabled OR cannotaccessagentovf OR cannotaccessagentvib OR hostinmaintenancemode OR hostinstandbymode OR immediatehostrebootrequired OR incompatiblehostversion OR insufficientresources OR insufficientspace OR invalidconfig OR managedhostnotreachable OR noagentvmdatastore OR noagentvmnetwork OR nocustomagentvmdatastore OR nocustomagentvmnetwork OR nodiscoverableagentvmdatastore OR nodiscoverableagentvmnetwork OR ovfinvalidformat OR ovfinvalidproperty OR vibcannotputhostinmaintenancemode OR vibcannotputhostoutofmaintenancemode OR vibdependenciesnotmetbyhost OR vibinvalidformat OR vibnotinstalled OR vibrequirementsnotmetbyhost OR vibrequireshostinmaintenancemode OR vibrequireshostreboot OR vibrequiresmanualinstallation OR vibrequiresmanualuninstallation OR vmcorrupted OR vmdeployed OR vmnotdeployed OR vmorphaned OR vmpoweredoff OR vmpoweredon OR vmrequireshostoutofmaintenancemode OR vmsuspended OR integrityagencyvumunavailable'

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
  issues: { query: `(program:eam OR eam) (${ISSUES})`, first: 200, last: 200 },
  events: {
    query:
      '"com vmware vim eam agency" OR "com vmware vim eam agent" OR "com vmware vim eam issue" OR "com vmware vim eam login" OR "com vmware vim eam unauthorized"',
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
export function readRuntime(message: string): EamRuntime | null {
  const text = message.slice(0, 8000)
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
