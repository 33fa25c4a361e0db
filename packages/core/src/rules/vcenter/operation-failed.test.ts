import { expect, test } from 'vitest'
import { judge } from '../testing/judge.ts'
import { operationFailed } from './operation-failed.ts'

const failed = (task: string, fault: string, reason: string): string =>
  [
    `2025-05-31T09:20:50.946Z info vpxd[03463] [Originator@6876 sub=Default opID=k-${task}-51] [VpxLRO] -- ERROR ${task} -- vm-12 -- vim.VirtualMachine.powerOn: ${fault}:`,
    '--> Result:',
    `--> (${fault}) {`,
    `-->    reason = "${reason}"`,
    '--> }',
  ].join('\n')
const VPXD = 'var/log/vmware/vpxd/vpxd.log'

test('a failed task with its reason; the same failure of others is one finding', async () => {
  const logs = {
    [VPXD]: [
      failed('task-1', 'vim.fault.InsufficientResourcesFault', 'no memory on host 7'),
      failed('task-2', 'vim.fault.InsufficientResourcesFault', 'no memory on host 8'),
    ].join('\n'),
  }
  const { findings } = await judge(operationFailed, { logs })
  expect(findings).toHaveLength(1)
  expect(findings[0]).toMatchObject({ catalogue: ['VC-06'], severity: 'medium' })
  expect(findings[0]!.summary.en).toContain('no memory on host 7')
  expect(findings[0]!.affects.filter((object) => object.startsWith('operation:'))).toHaveLength(2)
})

test('what a person asked for in vain is no fault', async () => {
  const { findings } = await judge(operationFailed, {
    logs: { [VPXD]: failed('task-1', 'vim.fault.InvalidPowerState', 'already on') },
  })
  expect(findings.map(({ severity }) => severity)).toEqual(['info'])
})

test('a task of a host, its fault in a line before', async () => {
  const { findings } = await judge(operationFailed, {
    kind: 'vm-support',
    logs: {
      'var/run/log/hostd.log': [
        '2025-05-31T09:20:50.940Z info hostd[2101] [Originator@6876 sub=Solo.Vmomi opID=esxui-1f2e-83b1 user=root] AdapterServer caught exception: vim.fault.FileLocked',
        '2025-05-31T09:20:50.946Z info hostd[2101] [Originator@6876 sub=Vimsvc.TaskManager opID=esxui-1f2e-83b1 user=root] Task Completed : haTask-12-vim.VirtualMachine.powerOn-441 Status error',
      ].join('\n'),
    },
  })
  expect(findings[0]!.summary.en).toContain('vim.fault.FileLocked')
})

test('is clear without failures, and cannot be known without vpxd or hostd', async () => {
  const clear = await judge(operationFailed, {
    logs: {
      [VPXD]:
        '2025-05-31T09:20:50.946Z info vpxd[03463] [Originator@6876 sub=Default opID=k-51] [VpxLRO] -- FINISH task-1',
    },
  })
  expect(clear.check.outcome).toBe('clear')
  expect((await judge(operationFailed, {})).check.outcome).toBe('not-applicable')
})
