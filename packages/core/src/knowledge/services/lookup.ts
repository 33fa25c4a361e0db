import type { PortNode } from '../ports/port.ts'
import { ESXI_SERVICES } from './esxi.ts'
import type { KnownService } from './service.ts'
import { VCENTER_SERVICES } from './vcenter.ts'

const BY_NODE: Readonly<Record<PortNode, readonly KnownService[]>> = {
  vcenter: VCENTER_SERVICES,
  esxi: ESXI_SERVICES,
  nsx: [],
  sva: [],
}

/** A service by its name or any other name in use: `vmware-sps`, vmon's `sps`, systemd's `vmware-sps.service`. */
export function knownService(name: string, node: PortNode): KnownService | null {
  const wanted = plain(name)
  return (
    BY_NODE[node].find((service) => plain(service.name) === wanted) ??
    BY_NODE[node].find((service) => service.aliases.some((alias) => plain(alias) === wanted)) ??
    null
  )
}

/**
 * The service a process is of. Listings cut names: `vmware-sps.la` of netstat is `vmware-sps.launcher`; a cut name of
 * less than eight characters is too little to tell by.
 */
export function serviceOfProcess(process: string, node: PortNode): KnownService | null {
  const name = process.slice(process.lastIndexOf('/') + 1)
  const services = BY_NODE[node]
  const whole = services.find((service) => service.processes.includes(name))
  if (whole || name.length < 8) return whole ?? null
  const cut = services.filter((service) => service.processes.some((full) => full.startsWith(name)))
  return cut.length === 1 ? cut[0]! : null
}

/** Every name by which logs and listings may call a service. */
export function namesOf(service: KnownService): string[] {
  return [service.name, ...service.aliases]
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.(?:service|launcher)$/, '')
    .replace(/^vmware-/, '')
}

/** The service that writes a log of a bundle: `var/log/vmware/vmware-sps/sps-runtime.log.stdout` is of vmware-sps. */
export function serviceOfLog(path: string, node: PortNode): KnownService | null {
  const asKnown = `/${path.replace(/^.*?(?=var\/(?:run\/)?log\/|storage\/log\/)/, '')}`.replace(
    /^\/storage\/log\//,
    '/var/log/',
  )
  let best: { service: KnownService; length: number } | null = null
  for (const service of BY_NODE[node]) {
    for (const log of service.logs) {
      const stem = log.replace(/\.log$/, '')
      const folder = log.slice(0, log.lastIndexOf('/') + 1)
      const length = asKnown.startsWith(stem)
        ? stem.length + 1
        : isOwnFolder(folder) && asKnown.startsWith(folder)
          ? folder.length
          : 0
      if (length > (best?.length ?? 0)) best = { service, length }
    }
  }
  return best?.service ?? null
}

/** Folders in which all services write tell nothing. */
function isOwnFolder(folder: string): boolean {
  return !['/var/log/vmware/', '/var/run/log/', '/var/log/'].includes(folder)
}
