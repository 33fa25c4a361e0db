import type { KnownService } from '../../knowledge/services/service.ts'
import type { Cited, Listings } from '../listings.ts'
import type { Material, Member } from '../material.ts'

export interface ServiceLog {
  /** As the machine knows it. */
  path: string
  /** The source of the bundle that holds it, where it does. */
  source: string | null
  basis: 'open file' | 'command line' | 'knowledge'
  /** What says so; null for knowledge. */
  cited: Cited<'open-file'> | Cited<'process'> | null
}

/** Logs of garbage collection tell nothing of what a service did. */
const GC = /(?:^|[-_./])gc[-_.]?(?:log|\d|$)|-gc\.log/i
const LOG = /(?:\.log(?:\.|$)|\.(?:out|err|stdout|stderr)$|^\/(?:var|storage)\/log\/|^\/var\/run\/log\/)/

/**
 * Where a service writes, most telling first: files it holds open to write, paths in its command line, the catalogue;
 * logs of garbage collection last. Processes do not always hold their logs open, so each only adds to the others.
 */
export function logsOf(
  known: KnownService | null,
  pid: number | null,
  listings: Listings,
  member: Member,
  material: Material,
): ServiceLog[] {
  const logs: Omit<ServiceLog, 'source'>[] = []
  if (pid !== null) {
    for (const cited of listings.openFiles.get(pid) ?? []) {
      if (cited.row.writes !== false && LOG.test(cited.row.path))
        logs.push({ path: cited.row.path, basis: 'open file', cited })
    }
    const process = listings.processes.get(pid)
    if (process)
      for (const path of pathsIn(process.row.command)) logs.push({ path, basis: 'command line', cited: process })
  }
  for (const path of known?.logs ?? []) logs.push({ path, basis: 'knowledge', cited: null })
  const once = new Map<string, Omit<ServiceLog, 'source'>>()
  for (const log of logs) if (!once.has(canonical(log.path))) once.set(canonical(log.path), log)
  return [...once.values()]
    .sort((a, b) => weight(a.path, known) - weight(b.path, known))
    .map((log) => ({ ...log, source: sourceFor(log.path, member, material) }))
}

/** `-Xloggc:/var/log/…-gc.log`, `-XX:HeapDumpPath=/var/log/vmware/vmware-sps/`, `-o /var/log/x.log` */
function pathsIn(command: string): string[] {
  const paths = command.match(/\/(?:var|storage)\/(?:run\/)?log\/[^\s"',;=]+/g) ?? []
  return [...new Set(paths)].slice(0, 20)
}

/** `/var/log/vmware` of the appliance is a link to `/storage/log/vmware`. */
function canonical(path: string): string {
  return path.replace(/^\/storage\/log\//, '/var/log/')
}

/** Files before folders, main logs before what a process prints, garbage collection last. */
function weight(path: string, known: KnownService | null): number {
  if (GC.test(path)) return 9
  if (/java_error|hs_err|%p/.test(path)) return 8
  if (path.endsWith('/')) return 6
  if (/\.(?:stdout|stderr|out|err)$/.test(path)) return 4
  return known?.logs[0] !== undefined && canonical(path) === known.logs[0] ? 0 : 1
}

function sourceFor(path: string, member: Member, material: Material): string | null {
  const wanted = canonical(path).slice(1)
  const own = material.sources.filter((source) => source.bundle === member.bundle && source.member === member.id)
  const isIn = (file: string): boolean =>
    path.endsWith('/') ? canonical(`/${file}`).includes(`/${wanted}`) : matches(canonical(`/${file}`), wanted)
  return own.find((source) => source.files.some(isIn))?.id ?? null
}

/** A bundle may hold the file under a folder of its own, and packed. */
function matches(file: string, wanted: string): boolean {
  return (
    file.endsWith(`/${wanted}`) ||
    file.includes(`/${wanted}.`) ||
    file.replace(/-\d+(?=\.log)/, '').includes(`/${wanted}`)
  )
}
