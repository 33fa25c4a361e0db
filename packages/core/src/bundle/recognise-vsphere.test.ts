import { gzipSync } from 'node:zlib'
import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from './test/harness.ts'
import { type Files, membersIn, tgz, zip } from './test/recognise.ts'

const folder = temporaryFolder()
const membersOf = (upload: Buffer, name?: string) => membersIn(folder, upload, name)
const LOG = '2021-03-08T14:00:00.000Z text\n'

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

  it('of Windows, by whose clock the archive is named', async () => {
    const files = { 'ProgramData/VMware/vCenterServer/logs/vmware-vpx/vpxd-12.log': 'x\n', 'commands/x.txt': 'x' }
    const top = 'vc-vcwin.lab.example-2017-05-06--14.30-2211'
    const [unknown] = await membersOf(await tgz(files, `${top}/`))
    expect(unknown).toMatchObject({ collectedAt: '2017-05-06T14:30:00.000000Z', zone: null })
    expect(unknown!.evidence!.collectedAt).toMatch(/^vc-vcwin.*: by the machine's own clock, whose zone is not known/)
    const tokyo = { ...files, 'commands/tzutil_g.txt': 'Tokyo Standard Time' }
    const [known] = await membersOf(await tgz(tokyo, `${top}/`))
    expect(known).toMatchObject({ collectedAt: '2017-05-06T05:30:00.000000Z', zone: 'Asia/Tokyo' })
    expect(known!.evidence!.collectedAt).toBe(top)
  })

  it('ESX with its service console by its own name, which has a zone of its own', async () => {
    const files = {
      'commands/vmware_-v.txt': 'VMware ESX 4.1.0 build-260247\n',
      'var/log/vmkernel': 'Mar  8 18:40:00 esx4 vmkernel: 0:00:00:01.000 cpu0:0)x: y\n',
      'etc/sysconfig/clock': 'ZONE="Asia/Tokyo"\n',
    }
    expect(await membersIn(folder, await tgz(files))).toMatchObject([
      { kind: 'vm-support', product: 'VMware ESX', version: '4.1.0', build: '260247', zone: 'Asia/Tokyo' },
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
      'a name of several meanings, the usual one',
      { 'commands/date.txt': 'Mon Mar  8 15:10:00 IST 2021\n' },
      '+05:30',
      '2021-03-08T09:40:00.000000Z',
    ],
    [
      'such a name, and the stamps of a service',
      {
        'commands/date.txt': 'Mon Mar  8 17:40:00 CST 2021\n',
        'var/log/messages': '2021-03-08T17:30:00.123456+08:00 vc01 systemd[1]: text\n',
      },
      '+08:00',
      '2021-03-08T09:40:00.000000Z',
    ],
    [
      'such a name against stamps of a service that writes UTC',
      {
        'commands/date.txt': 'Mon Mar  8 15:10:00 IST 2021\n',
        'var/log/messages': '2021-03-08T09:30:00.123456+00:00 vc01 systemd[1]: text\n',
      },
      '+05:30',
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
    [
      'a journal over the end of summer time, which knows more than the offset of its last day',
      {
        'commands/date.txt': 'Sun Nov  7 03:30:00 EST 2021\n',
        'commands/journalctl_-b.txt':
          '-- Logs begin at Sat 2021-10-30 00:11:02 EDT, end at Sun 2021-11-07 03:30:00 EST. --\n',
      },
      'America/New_York',
      '2021-11-07T08:30:00.000000Z',
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
