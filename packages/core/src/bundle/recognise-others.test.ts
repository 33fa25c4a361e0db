import { gzipSync } from 'node:zlib'
import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import { describe, expect, it } from 'vitest'
import { encode } from './test/encode.ts'
import { temporaryFolder } from './test/harness.ts'
import { type Files, membersIn, tgz, zip } from './test/recognise.ts'

const folder = temporaryFolder()
const membersOf = (upload: Buffer, name?: string) => membersIn(folder, upload, name)
const LOG = '2021-03-08T14:00:00.000Z text\n'

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

  it('a log by a name of its own', async () => {
    const line = 'Section for VMware ESX, pid=1, version=8.0.2, build=22380479, option=Release\n'
    expect(await membersOf(Buffer.from(line), 'from-customer.log')).toMatchObject([
      { version: '8.0.2', build: '22380479' },
    ])
    expect(await membersOf(Buffer.from(vmx('15160138')), 'p7_vmware (1).log')).toMatchObject([{ host: 'esx01' }])
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
