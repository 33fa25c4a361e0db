import { expect, test } from 'vitest'
import { judge } from '../testing/judge.ts'
import { machineRestarted } from './machine-restarted.ts'

const SUMMARY = 'var/run/log/vmksummary.log'
const HEARTBEAT = '2025-05-31T08:00:00Z heartbeat: up 2d3h1m2s, 3 VMs'
const ASKED = '2025-05-31T09:00:00Z bootstop: Host is rebooting'
const BOOTED = '2025-05-31T09:10:00Z bootstop: Host has booted'
const host = (...lines: string[]) => ({ kind: 'vm-support', host: 'esx01', logs: { [SUMMARY]: lines.join('\n') } })

test('a restart that somebody asked for is news', async () => {
  const { findings } = await judge(machineRestarted, host(HEARTBEAT, ASKED, BOOTED))
  expect(findings.map(({ severity, from }) => [severity, from])).toEqual([['info', '2025-05-31T09:10:00.000000Z']])
  expect(findings[0]!.evidence.map(({ text }) => text)[0]).toContain('rebooting')
})

test('one that nobody asked for is a warning', async () => {
  const { findings } = await judge(machineRestarted, host(HEARTBEAT, BOOTED))
  expect(findings[0]).toMatchObject({ severity: 'medium', title: { en: 'esx01 restarted unexpectedly' } })
})

test('a journal that begins with the boot does not tell what was before: that is no accusation', async () => {
  const { findings } = await judge(machineRestarted, {
    host: 'vc01',
    logs: {
      'var/log/journal.log': 'May 31 09:10:00 vc01 kernel: Linux version 4.19.225 (root@photon) #1-photon SMP',
      'var/log/vmware/vpxd/vpxd.log':
        '2025-05-31T08:00:00.100Z info vpxd[02486] [Originator@6876 sub=Default] earlier life',
    },
  })
  expect(findings.map(({ severity }) => severity)).toEqual(['info'])
})

test('how long it had been up tells the same', async () => {
  const { findings } = await judge(machineRestarted, {
    ...host(HEARTBEAT),
    collectedAt: '2025-05-31T10:10:00Z',
    outputs: { 'commands/uptime.txt': ' 10:10:00 up 01:00:00, load average: 0.01, 0.02, 0.00' },
  })
  expect(findings[0]!.from).toBe('2025-05-31T09:10:00.000000Z')
})

test('is clear where nothing came up, and unknown without its logs', async () => {
  expect((await judge(machineRestarted, host(HEARTBEAT))).check.outcome).toBe('clear')
  expect((await judge(machineRestarted, { logs: {} })).check).toMatchObject({ outcome: 'not-applicable' })
})

test('with its machine a service ends; how it stood after the boot is not known', async () => {
  const { analysis } = await judge(machineRestarted, {
    host: 'vc01',
    logs: {
      'var/log/vmware/vmon/vmon.log': '2025-05-31T08:30:00.100Z In(05) host-2101 <sps> Service STARTED successfully.',
      'var/log/journal.log': 'May 31 09:10:00 vc01 kernel: Linux version 4.19.225 (root@photon) #1-photon SMP',
    },
  })
  const sps = analysis.services.find(({ name }) => name === 'vmware-sps')
  expect(sps?.history.map(({ state, to }) => [state, to])).toEqual([
    ['unknown', '2025-05-31T08:30:00.100000Z'],
    ['running', '2025-05-31T09:10:00.000000Z'],
    ['unknown', null],
  ])
})

const JOURNAL = 'commands/journalctl_--all.txt'
const before = (time: string) => `May 31 ${time} vc01 crond[901]: pam_unix(crond:session): session closed for user root`

test.each([['-- Reboot --'], ['-- Boot 3f2a9c1d5b7e4f60a1b2c3d4e5f60718 --']])(
  'journalctl marks a boot: %s',
  async (mark) => {
    const { findings } = await judge(machineRestarted, {
      host: 'vc01',
      logs: { [JOURNAL]: [before('08:00:00'), before('08:30:00'), mark, before('08:34:00')].join('\n') },
    })
    expect(findings).toMatchObject([{ from: '2025-05-31T08:30:00.000000Z', evidence: [{ line: 3, text: mark }] }])
  },
)

test('its mark gives way to the line that bears a time, however long the machine was off', async () => {
  const kernel = 'May 31 11:10:00 vc01 kernel: Linux version 4.19.225 (root@photon) #1-photon SMP'
  const { findings } = await judge(machineRestarted, {
    host: 'vc01',
    logs: { [JOURNAL]: [before('08:00:00'), before('08:30:00'), '-- Reboot --', kernel].join('\n') },
  })
  expect(findings).toMatchObject([{ from: '2025-05-31T11:10:00.000000Z', to: '2025-05-31T11:10:00.000000Z' }])
})

test('the first lines of the kernel mark one where nothing else tells of it', async () => {
  const { findings } = await judge(machineRestarted, {
    kind: 'vm-support',
    host: 'esx01',
    logs: {
      'var/run/log/vmkernel.log': [
        '2025-05-31T08:00:00.100Z cpu3:2099)ScsiDeviceIO: 401: nothing new',
        '2025-05-31T09:10:00Z VMB: 61: Reserved 4 MPNs',
        'TSC: 540864 cpu0:1)Boot: 88: image of 4 MB',
        '0:00:00:05.678 cpu0:2097152)Init: 512: worlds begin',
      ].join('\n'),
    },
  })
  expect(findings).toMatchObject([{ from: '2025-05-31T09:10:00.000000Z', severity: 'info' }])
})
