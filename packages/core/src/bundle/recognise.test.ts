import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import { describe, expect, it } from 'vitest'
import { encode } from './test/encode.ts'
import { makeTar, type TarPart, temporaryFolder } from './test/harness.ts'
import { recognise } from './test/recognise.ts'
import { makeZip } from './test/zipmaker.ts'

const folder = temporaryFolder()

/** Files by path: text or bytes; `→ target` is a link. */
type Files = Record<string, string | Buffer>

const LOG = '2021-03-08T14:00:00.000Z text\n'

async function tgz(files: Files, top = ''): Promise<Buffer> {
  const parts = Object.entries(files).map(([name, data]): TarPart => {
    const link = typeof data === 'string' && data.startsWith('→ ') ? data.slice(2) : null
    return link === null ? { name: top + name, data } : { name: top + name, type: 'symlink', linkname: link }
  })
  return gzipSync(await makeTar(parts))
}

const zip = (files: Files) => makeZip(Object.entries(files).map(([name, data]) => ({ name, data })))

async function membersOf(upload: Buffer, name = 'upload.bin'): Promise<BundleMember[]> {
  const path = join(folder.path, 'upload')
  await writeFile(path, upload)
  const { members } = await recognise(path, name, join(folder.path, 'scratch'))
  for (const { evidence, id: _, parent: __, name: ___, kind, ...fields } of members) {
    // every value names what it was read from
    const known = Object.entries(fields).flatMap(([field, value]) => (value === null ? [] : [field]))
    expect(Object.keys(evidence ?? {}).sort()).toEqual(
      [...known, ...(kind === 'files' || kind === 'client-export' ? [] : ['kind'])].sort(),
    )
  }
  return members
}

describe('ESXi, of every generation, whatever the archive is called', () => {
  const section = (text: string) => `${text}\n${LOG}`
  it.each<[string, string, string, Files]>([
    [
      '5.1',
      '5.1.0',
      '799733',
      {
        'var/log/hostd.0.gz': gzipSync(
          'Section for VMware ESX, pid=3021, version=5.1.0, build=build-799733, option=Release\n',
        ),
      },
    ],
    ['6.5', '6.5.0', '5310538', { 'commands/vmware_-v.txt': 'VMware ESXi 6.5.0 build-5310538\n' }],
    [
      '7.0',
      '7.0.3',
      '19193900',
      {
        'commands/localcli_system-version-get.txt':
          '   Product: VMware ESXi\n   Version: 7.0.3\n   Build: Releasebuild-19193900\n   Update: 3\n',
      },
    ],
    [
      '7.0 by its JSON',
      '7.0.3',
      '19193900',
      {
        'json/localcli_system-version-get.json':
          '{\n "Build": "Releasebuild-19193900",\n "Product": "VMware ESXi",\n "Version": "7.0.3"\n}\n',
      },
    ],
    [
      '8.0',
      '8.0.2',
      '22380479',
      {
        'var/run/log/vpxa.log': section(
          '2023-12-11T08:00:00.000Z In(166) Vpxa[2101]: Section for VMware ESX, pid=2101, version=8.0.2, build=22380479, option=Release',
        ),
      },
    ],
    [
      '9.0',
      '9.0.0',
      '24755229',
      {
        'commands/uname_-a.txt':
          'VMkernel esx09.lab.example 9.0.0 #1 SMP Release build-24755229 Jun  6 2025 x86_64 ESXi\n',
      },
    ],
  ])('%s', async (_, version, build, files) => {
    const rest = {
      'var/run/log/vmkernel.log': LOG,
      'etc/vmware/esx.conf': '/adv/Misc/HostName = "esx09.lab.example"\n',
      'commands/date.txt': 'Mon Mar  8 14:49:25 UTC 2021\n',
    }
    const [member] = await membersOf(await tgz({ ...rest, ...files }, 'case 4711/'))
    expect(member).toMatchObject({
      kind: 'vm-support',
      product: 'VMware ESXi',
      version,
      build,
      host: 'esx09.lab.example',
      collectedAt: '2021-03-08T14:49:25.000000Z',
      zone: 'UTC',
    })
    expect(member!.evidence).toMatchObject({ version: expect.stringContaining(Object.keys(files)[0]!) })
  })

  it('in pieces, without a README', async () => {
    const conf = '/adv/Misc/HostName = "esx05.lab.example"\n'
    const [member] = await membersOf(
      await tgz({
        'etc/vmware/esx.conf.FRAG-00001': conf.slice(20),
        'var/log/vmkernel.log.FRAG-00000': LOG,
        'etc/vmware/esx.conf.FRAG-00000': conf.slice(0, 20),
        'commands/vmware_-vl.txt.FRAG-00000': 'VMware ESXi 5.5.0 build-1331820\nVMware ESXi 5.5.0 GA\n',
      }),
    )
    expect(member).toMatchObject({ kind: 'vm-support', host: 'esx05.lab.example', version: '5.5.0', build: '1331820' })
    expect(member!.evidence).toMatchObject({ host: 'etc/vmware/esx.conf' })
  })
})

describe('vCenter Server', () => {
  const files = {
    'var/log/vmware/vpxd/vpxd.log': '→ vpxd-12.log',
    'var/log/vmware/vpxd/vpxd-12.log': LOG,
    'etc/hostname': 'vc01\n',
  }
  it.each<[string, Files, Partial<BundleMember>]>([
    [
      '6.0',
      {
        'etc/vmware/.buildInfo':
          'SUMMARY:VMware vCenter Server Appliance\nCLOUDVM_VERSION:6.0.0.20000\nBUILDNUMBER:3634794\n',
      },
      { version: '6.0.0', build: '3634794' },
    ],
    [
      '6.7',
      { 'commands/vpxd_-v.txt': 'VMware VirtualCenter 6.7.0 build-15129973\n' },
      { version: '6.7.0', build: '15129973' },
    ],
    [
      '8.0, without commands',
      { 'etc/issue': 'VMware vCenter Server 8.0.2.00100\n' },
      { version: '8.0.2', build: null },
    ],
    ['9.0', { 'commands/vpxd_-v.txt': 'VMware VirtualCenter 9.0.0 build-24755230\n' }, { version: '9.0.0' }],
  ])('%s', async (_, more, expected) => {
    expect(await membersOf(await tgz({ ...files, ...more }))).toMatchObject([
      { kind: 'vc-support', host: 'vc01', product: 'VMware vCenter Server', ...expected },
    ])
  })

  it('of Windows', async () => {
    const info =
      'Host Name:                 VC-WIN\r\nOS Name:                   Microsoft Windows Server 2016 Standard\r\nOS Version:                10.0.14393 N/A Build 14393\r\nTime Zone:                 (UTC+01:00) Amsterdam, Berlin, Bern\r\n'
    const line = 'Section for VMware VirtualCenter, pid=4242, version=6.5.0, build=7515524, option=Release\n'
    const files = {
      'C\\ProgramData\\VMware\\vCenterServer\\logs\\vmware-vpx\\vpxd-12.log': line,
      'commands\\systeminfo.txt': info,
      'commands\\tzutil_g.txt': 'W. Europe Standard Time',
    }
    expect(await membersOf(zip(files))).toMatchObject([
      {
        kind: 'vc-support',
        host: 'VC-WIN',
        product: 'VMware vCenter Server',
        version: '6.5.0',
        build: '7515524',
        zone: 'Europe/Berlin',
      },
    ])
  })

  it.each<[string, Files, string, string | null]>([
    ['a link', { 'etc/localtime': '→ ../usr/share/zoneinfo/Asia/Tokyo' }, 'Asia/Tokyo', null],
    [
      'a compiled zone',
      {
        'etc/localtime': Buffer.concat([
          Buffer.from('TZif2'),
          Buffer.alloc(60),
          Buffer.from('\nCET-1CEST,M3.5.0,M10.5.0/3\n'),
        ]),
      },
      'CET',
      null,
    ],
    ['etc/sysconfig/clock', { 'etc/sysconfig/clock': 'TIMEZONE="America/Sao_Paulo"\n' }, 'America/Sao_Paulo', null],
    ['date', { 'commands/date.txt': 'Mon Mar  8 18:40:00 JST 2021\n' }, '+09:00', '2021-03-08T09:40:00.000000Z'],
    [
      'date and a link',
      { 'commands/date.txt': 'Mon Mar  8 17:40:00 CST 2021\n', 'etc/localtime': '→ /usr/share/zoneinfo/Asia/Shanghai' },
      'Asia/Shanghai',
      '2021-03-08T09:40:00.000000Z',
    ],
    [
      'the journal',
      {
        'commands/journalctl_-b.txt':
          '-- Logs begin at Sat 2021-03-06 00:11:02 JST, end at Mon 2021-03-08 18:40:00 JST. --\n',
      },
      '+09:00',
      null,
    ],
    ['stamps', { 'var/log/messages': '2021-03-08T18:40:00.123456-03:30 vc01 systemd[1]: text\n' }, '-03:30', null],
    [
      'timedatectl',
      {
        'commands/timedatectl.txt':
          '      Local time: Mon 2021-03-08 10:40:00 CET\n  Universal time: Mon 2021-03-08 09:40:00 UTC\n       Time zone: Europe/Berlin (CET, +0100)\n',
      },
      'Europe/Berlin',
      '2021-03-08T09:40:00.000000Z',
    ],
  ])('its zone by %s', async (_, more, zone, collectedAt) => {
    expect(await membersOf(await tgz({ ...files, ...more }))).toMatchObject([{ zone, collectedAt }])
  })
})

it('the export of the vSphere Client holds what it holds', async () => {
  const esx = await tgz(
    { 'var/run/log/hostd.log': LOG, 'commands/vmware_-v.txt': 'VMware ESXi 7.0.3 build-19193900\n' },
    'esx-a.lab.example-2021-03-08--14.49-17/',
  )
  const vc = await tgz(
    { 'var/log/vmware/vpxd/vpxd-1.log': LOG, 'commands/vpxd_-v.txt': 'VMware VirtualCenter 7.0.3 build-20395099\n' },
    'vc-b.lab.example-2021-03-08--14.50-18/',
  )
  const members = await membersOf(
    zip({ 'a.lab.example-vm2021-8-03@14-49-26.tgz': esx, 'b.lab.example-vc2021-8-03@14-50-01.tgz': vc }),
    'VMware-vCenter-support-2021-03-08@14-49-25.zip',
  )
  expect(members).toMatchObject([
    { id: 'b1', kind: 'client-export', collectedAt: '2021-03-08T14:49:25.000000Z' },
    {
      id: 'b2',
      parent: 'b1',
      kind: 'vm-support',
      host: 'a.lab.example',
      version: '7.0.3',
      collectedAt: '2021-03-08T14:49:00.000000Z',
    },
    { id: 'b3', parent: 'b1', kind: 'vc-support', host: 'b.lab.example', version: '7.0.3' },
  ])
})

describe('NSX', () => {
  const line = (comp: string) =>
    `<182>1 2023-05-01T08:00:00.000Z node-7 NSX 2101 SYSTEM [nsx@6876 comp="${comp}" level="INFO" subcomp="x"] text\n`
  it.each<[string, string, Files]>([
    ['a manager', 'VMware NSX Manager', { 'var/log/proton/nsxapi.log': LOG, 'var/log/syslog': line('nsx-manager') }],
    [
      'an edge',
      'VMware NSX Edge',
      { 'var/log/syslog': line('nsx-edge'), 'var/log/frr/frr.log': LOG, 'var/log/nsx-cli/nsxcli.log': LOG },
    ],
    ['an edge by its log alone', 'VMware NSX Edge', { 'var/log/syslog.1.gz': gzipSync(line('nsx-edge')) }],
    [
      'NSX for vSphere',
      'VMware NSX Manager',
      {
        'logs/vsm.log':
          '2017-05-01 08:00:00.000 GMT+00:00 INFO x [nsxv@6876 comp="nsx-manager" subcomp="manager"] text\n',
        'etc/hostname': 'node-7',
      },
    ],
  ])('%s', async (_, product, files) => {
    expect(await membersOf(await tgz(files, 'x/'))).toMatchObject([{ kind: 'nsx-manager', product, host: 'node-7' }])
  })

  it('says its version', async () => {
    const files = {
      'var/log/policy/policy.log': LOG,
      'etc/nsx_issue': 'VMware NSX Software, Version 4.1.2.1.0.22667789\n',
      'etc/hostname': 'mgr01',
    }
    expect(await membersOf(await tgz(files))).toMatchObject([
      { version: '4.1.2.1.0', build: '22667789', host: 'mgr01' },
    ])
  })

  it('a host with lines of NSX stays a host', async () => {
    const files = {
      'var/run/log/nsx-syslog.log': line('nsx-esx'),
      'var/run/log/syslog.log': line('nsx-esx'),
      'var/run/log/hostd.log': LOG,
    }
    expect(await membersOf(await tgz(files))).toMatchObject([{ kind: 'vm-support' }])
  })
})

describe('appliances and guests', () => {
  it.each<[string, Files, Partial<BundleMember>]>([
    [
      'a DSVA',
      {
        'dsva3/var/opt/ds_agent/diag/ds_agent.log': 'x | /build/DEEPSECURITY_DSA/10.0.1/src/Heartbeat.cpp:2:send | y\n',
      },
      { kind: 'sva-diagnostic', host: 'dsva3', product: 'Trend Micro Deep Security', version: '10.0.1' },
    ],
    [
      'any appliance',
      { 'sva/commands/strings_libEPSec.txt': 'BUILD 4.1\n', 'sva/etc/hostname': 'sva7\n' },
      { kind: 'sva-diagnostic', host: 'sva7', product: null },
    ],
    [
      'a Linux guest',
      {
        'proc/meminfo': 'x',
        'etc/vmware-tools/tools.conf': 'x',
        'etc/os-release': 'PRETTY_NAME="Ubuntu 20.04.6 LTS"\nVERSION_ID="20.04"\n',
        'etc/hostname': 'web01',
      },
      { kind: 'guest', host: 'web01', product: 'Ubuntu 20.04.6 LTS', version: '20.04' },
    ],
    [
      'a Windows guest with an agent',
      { 'PC4/ProgramData/Trend Micro/Deep Security Agent/diag/ds_agent.log': LOG, 'PC4/fltmc.txt': 'x' },
      { kind: 'guest', host: 'PC4' },
    ],
    [
      'a Windows guest in Japanese',
      {
        'systeminfo.txt': encode(
          'ホスト名:               PC-4\r\nOS 名:                  Microsoft Windows 10 Enterprise\r\nOS バージョン:          10.0.17763 N/A ビルド 17763\r\nタイム ゾーン:          (UTC+09:00) 大阪、札幌、東京\r\n',
          'shift_jis',
        ),
      },
      {
        kind: 'guest',
        host: 'PC-4',
        product: 'Microsoft Windows 10 Enterprise',
        version: '10.0.17763',
        build: '17763',
        zone: '+09:00',
      },
    ],
    [
      'a Windows guest in UTF-16',
      { 'tzutil.txt': Buffer.from('\ufeffTokyo Standard Time\r\n', 'utf16le'), 'fltmc.txt': 'x' },
      { kind: 'guest', zone: 'Asia/Tokyo' },
    ],
  ])('%s', async (_, files, expected) => expect(await membersOf(zip(files))).toMatchObject([expected]))
})

describe('no bundle', () => {
  const vmx = (build: string) =>
    `2021-03-08T14:00:00.000Z| vmx| I125: Log for VMware ESX pid=2101 version=6.7.0 build=build-${build} option=Release\n2021-03-08T14:00:00.000Z| vmx| I125: Hostname=esx01\n`
  it("a VM's folder", async () => {
    const files = {
      'web01/web01.vmx': 'displayName = "web01"\n',
      'web01/vmware-3.log': vmx('15160138'),
      'web01/vmware.log': vmx('15160138'),
    }
    expect(await membersOf(zip(files))).toMatchObject([
      { kind: 'files', product: 'VMware ESXi', version: '6.7.0', build: '15160138', host: 'esx01', zone: 'UTC' },
    ])
    // brought to a host of another build in between: no one is right
    expect(await membersOf(zip({ ...files, 'web01/vmware.log': vmx('16713306') }))).toMatchObject([
      { product: 'VMware ESXi', version: '6.7.0', build: null },
    ])
  })

  it('a hosted VM has the zone of its stamps', async () => {
    const line =
      '2020-06-04T06:12:22.100-07:00| vmx| I125: Log for VMware Workstation pid=21 version=15.5.0 build=build-14665864 option=Release\n'
    expect(await membersOf(Buffer.from(line), 'vmware.log')).toMatchObject([
      { kind: 'files', product: 'VMware Workstation', version: '15.5.0', zone: '-07:00' },
    ])
  })

  it('loose files of two products are neither', async () => {
    const files = {
      'hostd.log': 'Section for VMware ESX, pid=1, version=7.0.3, build=19193900, option=Release\n',
      'vpxd.log': 'Section for VMware VirtualCenter, pid=2, version=7.0.3, build=20395099, option=Release\n',
    }
    expect(await membersOf(zip(files))).toMatchObject([
      { kind: 'files', product: null, version: null, build: null, host: null },
    ])
    expect(await membersOf(zip({ 'hostd.log': files['hostd.log'] }))).toMatchObject([
      { kind: 'files', product: 'VMware ESXi', build: '19193900' },
    ])
  })

  it.each<[string, string, Partial<BundleMember>]>([
    [
      'a version',
      'VMware ESXi 6.7.0 build-14320388\nVMware ESXi 6.7.0 Update 3\n',
      { kind: 'files', product: 'VMware ESXi', version: '6.7.0' },
    ],
    [
      'uname',
      'VMkernel esx02 6.7.0 #1 SMP Release build-14320388 Aug  5 2019 x86_64 x86_64 x86_64 ESXi\n',
      { kind: 'files', host: 'esx02', build: '14320388' },
    ],
    ['anything', 'please have a look\n', { kind: 'files', product: null, host: null, evidence: {} }],
  ])('a pasted text: %s', async (_, text, expected) => {
    expect(await membersOf(Buffer.from(text), 'paste.txt')).toMatchObject([expected])
  })
})
