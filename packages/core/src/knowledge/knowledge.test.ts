import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CONNECTION_FAILURES, failureOfErrno } from './errno.ts'
import { KNOWN_PORTS, knownPorts, portsOfService } from './ports/lookup.ts'
import { meaningOf, readScsiStatus } from './scsi.ts'
import { knownService, serviceOfLog, serviceOfProcess } from './services/lookup.ts'
import { VCENTER_SERVICES } from './services/vcenter.ts'
import { covers, versions } from './versions.ts'

test('every port says what it is for in both languages, and where that is from', () => {
  for (const { port, purpose, source } of KNOWN_PORTS) {
    expect(purpose.en, `${port}`).not.toBe('')
    expect(purpose.ja, `${port}`).not.toBe('')
    expect(source).not.toBe('')
  }
})

test('every service that a vCenter port names is known, but for those of other machines', () => {
  const elsewhere = [
    'dnsmasq',
    'ntpd',
    'snmpd',
    'sshd',
    'rsyslog',
    'systemd-resolved',
    'vmware-vctomcat',
    'vmware-invsvc',
    'vmware-syslog',
    'hbrsrv',
  ]
  const named = KNOWN_PORTS.flatMap(({ node, service }) => (node === 'vcenter' && service !== null ? [service] : []))
  expect([...new Set(named)].filter((name) => !elsewhere.includes(name) && !knownService(name, 'vcenter'))).toEqual([])
})

test('what a service needs is known', () => {
  for (const { needs } of VCENTER_SERVICES)
    for (const name of needs) expect(knownService(name, 'vcenter')?.name).toBe(name)
})

test('the version decides where a port changed hands', () => {
  expect(knownPorts(443, 'vcenter', '6.7.0')[0]!.service).toBe('vmware-rhttpproxy')
  expect(knownPorts(443, 'vcenter', '8.0.2')[0]!.service).toBe('vmware-envoy')
  expect(knownPorts(8089, 'esxi', '7.0.3')[0]!.service).toBe('vpxa')
  expect(portsOfService('vmware-sps', 'vcenter', '6.7.0')).toEqual([8190])
})

test('names that listings cut are joined to the whole name', () => {
  expect(serviceOfProcess('vmware-sps.la', 'vcenter')?.name).toBe('vmware-sps')
  expect(serviceOfProcess('/usr/java/jre-vmware/bin/vmware-eam.launcher', 'vcenter')?.name).toBe('vmware-eam')
  expect(serviceOfProcess('vmware-', 'vcenter')).toBeNull()
  expect(serviceOfProcess('java', 'vcenter')).toBeNull()
  expect(knownService('sps', 'vcenter')?.name).toBe('vmware-sps')
})

test('a log is of the service whose folder it lies in', () => {
  expect(serviceOfLog('vc-x/var/log/vmware/vmware-sps/sps-runtime.log.stdout', 'vcenter')?.name).toBe('vmware-sps')
  expect(serviceOfLog('var/log/vmware/vpxd/vpxd-12.log.gz', 'vcenter')?.name).toBe('vmware-vpxd')
  expect(serviceOfLog('var/log/vmware/vpxd-svcs/vpxd-svcs.log', 'vcenter')?.name).toBe('vmware-vpxd-svcs')
  expect(serviceOfLog('var/run/log/vpxa.log', 'esxi')?.name).toBe('vpxa')
  expect(serviceOfLog('var/run/log/syslog.log.unknown', 'vcenter')).toBeNull()
})

test('versions lie within their updates', () => {
  expect(covers(versions('6.5–6.7'), '6.7.0.42000')).toBe(true)
  expect(covers(versions('6.5–6.7'), '7.0.1')).toBe(false)
  expect(covers(versions('7.0–'), '8.0')).toBe(true)
  expect(covers(versions('7.0–'), null)).toBeNull()
})

test('errors of connections, by number and by what TCP says', () => {
  expect(failureOfErrno(111)).toBe('refused')
  expect(failureOfErrno(5)).toBeNull()
  for (const { meaning } of CONNECTION_FAILURES) expect(meaning.en).toContain('RFC 9293')
})

test('the status of a SCSI command in words', () => {
  const { status } = readScsiStatus('failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x25 0x0.')!
  expect(meaningOf(status).en).toBe(
    'D:0x2 check condition: see the sense data; 0x5 0x25 0x0 illegal request, this LUN is not there: it was unmapped (PDL)',
  )
})

const TABLE = join(import.meta.dirname, '../../../../../shared/domain/ports.tsv')

describe.skipIf(!existsSync(TABLE))('the table of ports in ../shared/domain (skipped when it is not there)', () => {
  test('every single port of vCenter and ESXi in it is known', () => {
    const nodes: Record<string, string> = { VC: 'vcenter', ESX: 'esxi' }
    const missing = readFileSync(TABLE, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .filter(([node, port]) => nodes[node!] && /^\d+$/.test(port!))
      .filter(([node, port]) => knownPorts(Number(port), nodes[node!] as 'vcenter' | 'esxi', null).length === 0)
    expect(missing.map(([node, port]) => `${node} ${port}`)).toEqual([])
  })
})
