import type { Port, Service } from '@bundlescope/contract/analysis.ts'

type Placed = { bundle: string; member: string }

/** What the address calls a row: `8190/tcp@<bundle>.<member>`. */
export function keyOfPort({ port, protocol, bundle, member }: Placed & { port: number; protocol: string }): string {
  return `${port}/${protocol}@${bundle}.${member}`
}

/** `vmware-sps@<bundle>.<member>` */
export function keyOfService({ name, bundle, member }: Placed & { name: string }): string {
  return `${name}@${bundle}.${member}`
}

/** The row that an address means; of a bare number (`8190`, `8190/tcp`) the one with the most failed connections. */
export function findPort(ports: readonly Port[], key: string | null): Port | undefined {
  if (key === null) return undefined
  const exact = ports.find((row) => keyOfPort(row) === key)
  const bare = ports.filter((row) => key === String(row.port) || key === `${row.port}/${row.protocol}`)
  return exact ?? bare.toSorted((a, b) => b.refusals - a.refusals)[0]
}

/** The row that an address means; of a bare name the first that is not running. */
export function findService(services: readonly Service[], key: string | null): Service | undefined {
  if (key === null) return undefined
  const exact = services.find((row) => keyOfService(row) === key)
  const bare = services.filter((row) => row.name === key)
  return exact ?? bare.find((row) => row.state !== 'running') ?? bare[0]
}

/** Ports that others failed to reach first, the most failures before; then by number. */
export function sortPorts(ports: readonly Port[]): Port[] {
  return ports.toSorted((a, b) => b.refusals - a.refusals || a.port - b.port || a.protocol.localeCompare(b.protocol))
}

/** Services behind such ports first, then the stopped, then by name. */
export function sortServices(services: readonly Service[], ports: readonly Port[]): Service[] {
  const order = { stopped: 0, unknown: 1, running: 2 }
  return services.toSorted(
    (a, b) =>
      refusalsOf(b, ports) - refusalsOf(a, ports) || order[a.state] - order[b.state] || a.name.localeCompare(b.name),
  )
}

/** Rows of the ports that a service has, on its own machine. */
export function portsOf(service: Service, ports: readonly Port[]): Port[] {
  return ports.filter(
    (port) => port.bundle === service.bundle && port.member === service.member && port.service === service.name,
  )
}

export function refusalsOf(service: Service, ports: readonly Port[]): number {
  return portsOf(service, ports).reduce((sum, { refusals }) => sum + refusals, 0)
}

/** Rows that hold every word of `text` in one of their cells. */
export function choosePorts(ports: readonly Port[], text: string): Port[] {
  return ports.filter(({ port, protocol, service, process, host, state, purpose, clients }) =>
    holds(text, [
      port,
      protocol,
      service,
      process,
      host,
      state,
      purpose?.en,
      purpose?.ja,
      ...clients.map((c) => c.name),
    ]),
  )
}

export function chooseServices(services: readonly Service[], text: string): Service[] {
  return services.filter(({ name, display, process, host, state, ports, pid, logs }) =>
    holds(text, [name, display?.en, display?.ja, process, host, state, pid, ...ports, ...logs.map(({ path }) => path)]),
  )
}

function holds(text: string, cells: readonly (string | number | null | undefined)[]): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const about = cells
    .filter((cell) => cell !== null && cell !== undefined)
    .join('\n')
    .toLowerCase()
  return words.every((word) => about.includes(word))
}
