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
