import type { Port, Service } from '@bundlescope/contract/analysis.ts'
import { describe, expect, it } from 'vitest'
import {
  choosePorts,
  chooseServices,
  findPort,
  findService,
  keyOfPort,
  keyOfService,
  sortPorts,
  sortServices,
} from './rows.ts'

const port = (number: number, rest: Partial<Port> = {}): Port => ({
  bundle: 'aaaa',
  member: 'b1',
  host: 'vc07',
  port: number,
  protocol: 'tcp',
  service: null,
  process: null,
  pid: null,
  state: 'listen',
  basis: ['bundle'],
  purpose: null,
  refusals: 0,
  firstRefusal: null,
  lastRefusal: null,
  errors: {},
  clients: [],
  evidence: [],
  ...rest,
})
const service = (name: string, state: Service['state'], rest: Partial<Service> = {}): Service => ({
  bundle: 'aaaa',
  member: 'b1',
  host: 'vc07',
  name,
  display: null,
  state,
  asOf: null,
  from: null,
  basis: ['bundle'],
  ports: [],
  pid: null,
  process: null,
  logs: [],
  history: [],
  remark: null,
  evidence: [],
  ...rest,
})

const ports = [
  port(443),
  port(9443, { service: 'vsphere-ui', refusals: 3 }),
  port(902, { protocol: 'udp' }),
  port(9443, { member: 'b2', service: 'vsphere-ui', refusals: 40 }),
]

describe('rows of ports', () => {
  it('stand by failed connections, then by number', () => {
    expect(sortPorts(ports).map((row) => `${row.port} ${row.refusals}`)).toEqual([
      '9443 40',
      '9443 3',
      '443 0',
      '902 0',
    ])
  })

  it('are found again by their address, a bare number where it hurts most', () => {
    for (const row of ports) expect(findPort(ports, keyOfPort(row))).toBe(row)
    expect(findPort(ports, '9443')?.member).toBe('b2')
    expect(findPort(ports, '902/udp')?.port).toBe(902)
    expect(findPort(ports, '902/tcp')).toBeUndefined()
    expect(findPort(ports, null)).toBeUndefined()
  })

  it('are chosen by words of any cell', () => {
    expect(choosePorts(ports, 'UI 9443')).toHaveLength(2)
    expect(choosePorts(ports, 'udp')).toHaveLength(1)
    expect(choosePorts(ports, '  ')).toHaveLength(4)
    expect(choosePorts(ports, 'ui udp')).toEqual([])
  })
})

describe('rows of services', () => {
  const services = [
    service('applmgmt', 'running'),
    service('vsphere-ui', 'running'),
    service('vsphere-ui', 'stopped', { member: 'b2' }),
    service('imagebuilder', 'stopped'),
    service('vpxd', 'unknown', { ports: [8085] }),
  ]

  it('stand by who could not be reached, then by state', () => {
    expect(sortServices(services, ports).map(({ name, member }) => `${name} ${member}`)).toEqual([
      'vsphere-ui b2',
      'vsphere-ui b1',
      'imagebuilder b1',
      'vpxd b1',
      'applmgmt b1',
    ])
  })

  it('are found again by their address, a bare name where it does not run', () => {
    for (const row of services) expect(findService(services, keyOfService(row))).toBe(row)
    expect(findService(services, 'vsphere-ui')?.member).toBe('b2')
    expect(findService(services, 'applmgmt')?.state).toBe('running')
    expect(findService(services, 'none')).toBeUndefined()
  })

  it('are chosen by words of any cell', () => {
    expect(chooseServices(services, '8085').map(({ name }) => name)).toEqual(['vpxd'])
  })
})
