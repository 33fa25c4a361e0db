import { describe, expect, it } from 'vitest'
import type { Container } from './entry.ts'
import { Identifier, type Identity } from './identify.ts'
import { resolveMembers } from './members.ts'

const container = (name: string, more: Partial<Container> = {}): Container => ({
  id: 'b1',
  parent: null,
  name,
  path: '',
  ...more,
})

/** What a bundle of these files is; a text of null is a file that is not looked into. */
function identify(name: string, files: Record<string, string | null>, more: Partial<Container> = {}): Identity {
  const identifier = new Identifier(container(name, more))
  for (const [path, text] of Object.entries(files)) {
    identifier.note(path)
    if (text !== null && identifier.wants(path, text.length)) identifier.see(path, Buffer.from(text))
  }
  return identifier.result()
}

describe('vCenter', () => {
  it('by what its commands say', () => {
    const identity = identify('vc.tgz', {
      'commands/vpxd_-v.txt': 'VMware VirtualCenter 7.0.3 build-20395099\n',
      'commands/hostname.txt': 'vc01.lab.example\n',
      'commands/date.txt': 'Mon Dec  7 18:40:00 JST 2020\n',
      'var/log/vmware/vpxd/vpxd.log': '2020-11-29T00:00:01.301Z info vpxd[1] text\n',
    })
    expect(identity).toEqual({
      kind: 'vc-support',
      host: 'vc01.lab.example',
      product: 'VMware vCenter Server',
      version: '7.0.3',
      build: '20395099',
      collectedAt: '2020-12-07T09:40:00.000000Z',
      zone: '+09:00',
      evidence: {
        kind: 'commands/vpxd_-v.txt',
        host: 'commands/hostname.txt',
        product: 'commands/vpxd_-v.txt',
        version: 'commands/vpxd_-v.txt',
        build: 'commands/vpxd_-v.txt',
        collectedAt: 'commands/date.txt',
        zone: 'commands/date.txt',
      },
    })
  })

  it('by a log and the name of the archive when there is nothing else', () => {
    const line =
      '2020-11-29T00:00:01.301Z Section for VMware VirtualCenter, pid=14026, version=6.7.0, build=15129973, option=Release\n'
    const identity = identify(
      'upload.bin',
      { 'var/log/vmware/vpxd/vpxd-214.log.gz': line, 'etc/vmware-vpx/vpxd.cfg': null },
      {
        top: 'vc-vc70.lab.example-2026-03-12--04.00-2211',
      },
    )
    expect(identity).toMatchObject({
      kind: 'vc-support',
      host: 'vc70.lab.example',
      version: '6.7.0',
      build: '15129973',
      collectedAt: '2026-03-12T04:00:00.000000Z',
      zone: null,
    })
  })

  it('of Windows', () => {
    expect(identify('logs.zip', { 'C/ProgramData/VMware/vCenterServer/logs/vmware-vpx/vpxd-1.log': null }).kind).toBe(
      'vc-support',
    )
  })

  it('does not take its zone from date -u', () => {
    const identity = identify('vc.tgz', {
      'var/log/vmware/eam/eam.log': null,
      'commands/date_-u.txt': 'Mon Dec  7 09:40:00 UTC 2020',
      'commands/timedatectl.txt': '       Time zone: Asia/Tokyo (JST, +0900)',
    })
    expect(identity).toMatchObject({ collectedAt: '2020-12-07T09:40:00.000000Z', zone: 'Asia/Tokyo' })
  })
})

describe('ESXi', () => {
  it('with the full name of its host, whoever says it', () => {
    const identity = identify('esx-esx01-2017-10-17--18.30-47.tgz', {
      'commands/hostname.txt': 'esx01\n',
      'commands/uname_-a.txt':
        'VMkernel esx01.lab.example 8.0.2 #1 SMP Release build-22380479 Sep  4 2023 x86_64 ESXi\n',
      'commands/vmware_-vl.txt': 'VMware ESXi 8.0.2 build-22380479\nVMware ESXi 8.0 Update 2\n',
      'var/run/log/vmkernel.log': null,
    })
    expect(identity).toMatchObject({
      kind: 'vm-support',
      host: 'esx01.lab.example',
      product: 'VMware ESXi',
      version: '8.0.2',
      build: '22380479',
      collectedAt: '2017-10-17T18:30:00.000000Z',
      zone: 'UTC',
    })
  })

  it('of old, by hostd.log and esx.conf', () => {
    const identity = identify('x.tgz', {
      'var/log/hostd.log': 'Section for VMware ESX, pid=1, version=5.5.0, build=build-1331820, option=Release\n',
      'etc/vmware/esx.conf': '/adv/Misc/HostName = "old.lab.example"\n',
    })
    expect(identity).toMatchObject({ kind: 'vm-support', host: 'old.lab.example', version: '5.5.0', build: '1331820' })
  })
})

it('a security appliance and a guest are named by the folder around them', () => {
  expect(identify('diag.zip', { 'dsva02/var/opt/ds_agent/diag/ds_agent.log': null })).toMatchObject({
    kind: 'sva-diagnostic',
    host: 'dsva02',
  })
  expect(identify('x.zip', { 'vdi-9/fltmc.txt': null })).toMatchObject({ kind: 'guest', host: 'vdi-9' })
  expect(identify('x.zip', { 'logs/sc_query_vmci.txt': null })).toMatchObject({ kind: 'guest', host: null })
  const info =
    'Host Name:                 WIN7\nOS Name:                   Microsoft Windows 7 Enterprise\nOS Version:                6.1.7601 Service Pack 1 Build 7601\n'
  expect(identify('x.zip', { 'systeminfo.txt': info, 'driverquery.txt': null })).toMatchObject({
    kind: 'guest',
    host: 'WIN7',
    product: 'Microsoft Windows 7 Enterprise',
    version: '6.1.7601',
    build: '7601',
  })
})

it('NSX', () => {
  const files = {
    'var/log/proton/nsxapi.log': null,
    'var/log/syslog': null,
    'etc/nsx_issue': 'VMware NSX Software, Version 3.1.2.0.0.17883596',
  }
  expect(identify('nsx.tgz', files)).toMatchObject({ kind: 'nsx-manager', version: '3.1.2.0.0', build: '17883596' })
})

it('loose files are no bundle', () => {
  expect(identify('logs.zip', { 'vmkernel.log': null, 'notes.txt': null, 'a/hostd.log': null })).toMatchObject({
    kind: 'files',
    host: null,
  })
})

describe('members of an upload', () => {
  const nothing = { host: null, product: null, version: null, build: null, collectedAt: null, zone: null, evidence: {} }
  const of = (kind: Identity['kind']): Identity => ({ ...nothing, kind })

  it('an export holds its bundles; other archives are folded into what is around them', () => {
    const containers = [
      container('export.zip'),
      container('esx.tgz', { id: 'b2', parent: 'b1', path: 'esx.tgz' }),
      container('old.tgz', { id: 'b3', parent: 'b2', path: 'var/old.tgz' }),
      container('deep.zip', { id: 'b4', parent: 'b3', path: 'deep.zip' }),
      container('vc.tgz', { id: 'b5', parent: 'b1', path: 'vc.tgz' }),
    ]
    const kinds: Identity['kind'][] = ['files', 'vm-support', 'files', 'files', 'vc-support']
    const { members, places } = resolveMembers(containers, new Map(containers.map(({ id }, i) => [id, of(kinds[i]!)])))
    expect(members.map(({ id, parent, kind }) => [id, parent, kind])).toEqual([
      ['b1', null, 'client-export'],
      ['b2', 'b1', 'vm-support'],
      ['b3', 'b1', 'vc-support'],
    ])
    expect([...places]).toEqual([
      ['b1', { memberId: 'b1', pathPrefix: '' }],
      ['b2', { memberId: 'b2', pathPrefix: '' }],
      ['b3', { memberId: 'b2', pathPrefix: 'var/old.tgz/' }],
      ['b4', { memberId: 'b2', pathPrefix: 'var/old.tgz/deep.zip/' }],
      ['b5', { memberId: 'b3', pathPrefix: '' }],
    ])
  })

  it("a machine's backup of itself is part of its bundle; the bundle of another machine is not", () => {
    const containers = [
      container('esx.tgz'),
      container('state.tgz', { id: 'b2', parent: 'b1', path: 'bootbank/state.tgz' }),
      container('other.tgz', { id: 'b3', parent: 'b1', path: 'tmp/other.tgz' }),
    ]
    const hosts = { b1: 'esx01.lab.example', b2: 'ESX01.lab.example', b3: 'esx02.lab.example' }
    const identities = Object.entries(hosts).map(([id, host]) => [id, { ...of('vm-support'), host }] as const)
    const { members, places } = resolveMembers(containers, new Map(identities))
    expect(members.map(({ host }) => host)).toEqual(['esx01.lab.example', 'esx02.lab.example'])
    expect(places.get('b2')).toEqual({ memberId: 'b1', pathPrefix: 'bootbank/state.tgz/' })
  })

  it('an upload nobody knows is files', () => {
    expect(resolveMembers([container('a.log')], new Map()).members).toMatchObject([{ id: 'b1', kind: 'files' }])
  })
})
