import type { PortNode } from '../../knowledge/ports/port.ts'
import { knownService, serviceOfLog } from '../../knowledge/services/lookup.ts'
import { isDenied } from '../denial.ts'

/** What a line says of a service's life. */
export interface ServiceLine {
  /** As the knowledge knows it, else as the line says it. */
  service: string
  change: 'started' | 'stopped' | 'crashed'
  /** Somebody asked for it. */
  requested: boolean
}

interface Said {
  program: string | null
  message: string
  path: string
}

/**
 * Reads what a line says about a service starting or ending; null when it says nothing of the kind.
 *
 *     vmon      <sps> Service STOP request received from service-control (root)
 *     systemd   vmware-stsd.service: Main process exited, code=exited, status=1/FAILURE
 *     watchdog-hostd   [2099] 'hostd ++min=0' exited after 3 seconds (quick failure 1) 1
 *     sps.log   Received shutdown signal, stopping service
 */
export function readServiceLine(said: Said, node: PortNode): ServiceLine | null {
  const { program, message } = said
  const vmon = /^<([\w.-]+)>\s+(.*)/s.exec(message)
  if (vmon && (program === 'vmon' || /vmon/.test(said.path))) return named(vmon[1]!, fromVmon(vmon[2]!), node)
  const watchdog = /^watchdog-([\w.-]+)$/.exec(program ?? '')
  if (watchdog) return named(watchdog[1]!, fromWatchdog(message), node)
  if (program === 'systemd') return fromSystemd(message, node)
  const control =
    /(?:successfully|Perform(?:ing)?)\s+(start|stop)\w*\s+(?:operation[. ]*)?(?:vmon\w*\s*,?\s*)?service:?\s+'?([\w-]+)/i.exec(
      message,
    )
  if (control)
    return named(
      control[2]!,
      { change: control[1]!.toLowerCase() === 'stop' ? 'stopped' : 'started', requested: true },
      node,
    )
  const own = serviceOfLog(said.path, node)
  const change = own && fromItself(message)
  return change ? { service: own.name, ...change } : null
}

type Change = Pick<ServiceLine, 'change' | 'requested'>

function named(name: string, change: Change | null, node: PortNode): ServiceLine | null {
  return change && { service: knownService(name, node)?.name ?? name, ...change }
}

function fromVmon(text: string): Change | null {
  if (/\bSTOP request received|\bGot stop request|\bservice stop request/i.test(text))
    return { change: 'stopped', requested: true }
  if (/\bSTART request received|\bGot start request/i.test(text)) return { change: 'started', requested: true }
  if (/Stop requested, not restarting/i.test(text)) return { change: 'stopped', requested: true }
  const end = /\b(?:exited|crashed|dumping core|died|terminated)\b/i.exec(text)
  if (end && !isDenied(text, end.index, end.index + end[0].length)) return { change: 'crashed', requested: false }
  if (/Service STOPPED|\bstopped\b/i.test(text) && !/Skip service health check/i.test(text))
    return { change: 'stopped', requested: false }
  if (/Service STARTED|started successfully|Restarting service/i.test(text))
    return { change: 'started', requested: false }
  return null
}

function fromWatchdog(text: string): Change | null {
  if (/\bexited after \d+ seconds/.test(text)) return { change: 'crashed', requested: false }
  if (/\bEnd '/.test(text)) return { change: 'stopped', requested: false }
  if (/\bTerminating watchdog/i.test(text)) return { change: 'stopped', requested: true }
  if (/\bExecuting '/.test(text)) return { change: 'started', requested: false }
  return null
}

function fromSystemd(text: string, node: PortNode): ServiceLine | null {
  const failed =
    /^(?:Unit )?([\w.@-]+)\.service:? (?:Main process exited|entered failed state|Failed with result|Start request repeated)/.exec(
      text,
    )
  if (failed) return named(failed[1]!, { change: 'crashed', requested: false }, node)
  const turned = /^(Stopping|Stopped|Started) (?:LSB: )?(?:([\w.@-]+)\.service\b)?(.*)/s.exec(text)
  if (!turned) return null
  const name = turned[2] ?? turned[3]!.replace(/^\s*-?\s*|\.+\s*$/g, '')
  const known = knownService(name, node)
  return known && { service: known.name, change: turned[1] === 'Started' ? 'started' : 'stopped', requested: true }
}

/** What services write of themselves; each in its own words, of which these are common. */
function fromItself(text: string): Change | null {
  const head = text.slice(0, 300)
  if (
    /received (?:shutdown signal|SIGTERM|signal 15)|(?:received|processing) (?:smart|fast|immediate) shutdown request/i.test(
      head,
    )
  ) {
    return { change: 'stopped', requested: true }
  }
  if (
    /\b(?:service|server) (?:is )?(?:stopped|stopping|shutting down)\b|\bstopping (?:the )?service\b|database system is shut down|Shutting down (?:vpxd|VMware VirtualCenter)|Stopping ProtocolHandler/i.test(
      head,
    )
  ) {
    return { change: 'stopped', requested: false }
  }
  if (
    /\bstarting (?:the )?service\b|\bservice started\b|Server startup in|database system is ready to accept connections|^\s*Starting VMware VirtualCenter/i.test(
      head,
    )
  ) {
    return { change: 'started', requested: false }
  }
  if (
    /^\s*(?:PANIC|Panic): |\ball server processes terminated\b|A fatal error has been detected by the Java Runtime|terminated by signal (?:6|11)\b/.test(
      head,
    )
  ) {
    return { change: 'crashed', requested: false }
  }
  return null
}

/** In the search language: what the lines above have in common, by who writes them. */
export const SERVICE_PROBES = {
  vmon: {
    query:
      '(program:vmon OR source:vmon*) ("request received" OR exited OR crashed OR stopped OR started OR restarting OR "dumping core")',
    first: 200,
    last: 200,
  },
  systemd: {
    query:
      'program:systemd ("main process exited" OR "failed state" OR "failed with result" OR "start request repeated" OR ((stopping OR stopped OR started) (vmware OR vmw OR likewise OR postgres)))',
    first: 150,
    last: 150,
  },
  watchdog: { query: 'program:watchdog* ("exited after" OR terminating OR executing OR end)', first: 200, last: 200 },
  itself: {
    query:
      '"shutdown signal" OR "received sigterm" OR "shutdown request" OR "service stopped" OR "service is stopping" OR "stopping service" OR "starting service" OR "service started" OR "server startup in" OR "database system is" OR "shutting down vpxd" OR "stopping protocolhandler" OR "shutting down vmware virtualcenter" OR "starting vmware virtualcenter" OR "fatal error has been detected" OR "all server processes terminated"',
    first: 200,
    last: 200,
  },
  control: {
    query: '("performing start" OR "performing stop" OR "successfully started" OR "successfully stopped") service',
    first: 100,
    last: 100,
  },
} as const
