import { expect, test } from 'vitest'
import { judge } from '../testing/judge.ts'
import { serviceStopped } from './service-stopped.ts'

const status = (running: string, stopped: string) => ({
  'commands/service-control_--status---all.txt': `Running:\n ${running}\nStopped:\n ${stopped}\n`,
})

test('a service that starts by itself is stopped; those that somebody must start are not meant', async () => {
  const { findings } = await judge(serviceStopped, {
    version: '7.0.3',
    outputs: status('vmware-vpxd vmware-vmon', 'vmware-content-library vmware-vcha vmcam vmware-netdumper'),
    logs: {
      'var/log/vmware/vmon/vmon.log':
        '2025-05-31T07:08:09.101Z Wa(03) host-2101 <content-library> Service exited. Exit code 1',
    },
  })
  expect(findings.map(({ affects }) => affects[0])).toEqual(['service:vmware-content-library'])
  expect(findings[0]).toMatchObject({ catalogue: ['VC-04'], severity: 'high', from: '2025-05-31T07:08:09.101000Z' })
})

test('a service of another version is not missed', async () => {
  const { check } = await judge(serviceStopped, { version: '8.0.2', outputs: status('vmware-vpxd', 'vsphere-client') })
  expect(check.outcome).toBe('clear')
})

test('is clear where all run, and cannot be known without a list', async () => {
  expect(
    (await judge(serviceStopped, { outputs: status('vmware-vpxd vmware-sps', 'vmware-vcha') })).check.outcome,
  ).toBe('clear')
  const { check } = await judge(serviceStopped, {
    logs: {
      'var/log/vmware/vpxd/vpxd.log': '2025-05-31T09:20:50.946Z info vpxd[03463] [Originator@6876 sub=Default] hello',
    },
  })
  expect(check.outcome).toBe('not-applicable')
  expect(check.missing[0]!.en).toContain('service-control --status --all')
})

test('a list of what there is, without states, does not hide the list that has them', async () => {
  const outputs = {
    'commands/service-control_--list.txt':
      'vmware-sps (VMware vSphere Profile-Driven Storage Service)\nvmware-vpxd (VMware vCenter Server)\nvmware-eam (VMware ESX Agent Manager)\n',
    ...status('vmware-vpxd vmware-eam', 'vmware-sps'),
  }
  const { findings } = await judge(serviceStopped, { outputs })
  expect(findings.map(({ affects }) => affects[0])).toEqual(['service:vmware-sps'])
})
