import { expect, test } from 'vitest'
import { readCaughtFault, readHostTask, readLro } from './task-lines.ts'

test('an LRO begins, with and without entity and session', () => {
  expect(readLro('[VpxLRO] -- BEGIN task-77 -- group-v3 -- vim.Folder.createVm -- 521c(52ab)')).toEqual({
    step: 'begin',
    task: 'task-77',
    target: 'group-v3',
    method: 'vim.Folder.createVm',
    fault: null,
    reason: null,
  })
  expect(readLro('[VpxLRO] -- BEGIN lro--12 --  -- VpxLroList.Run -- ')).toMatchObject({
    task: 'lro--12',
    target: null,
    method: 'VpxLroList.Run',
  })
  expect(readLro('[VpxLRO] -- FINISH lro-9')).toMatchObject({ step: 'finish', task: 'lro-9', method: null })
})

test('a failed LRO names fault and reason', () => {
  const message = [
    '[VpxLRO] --    ERROR task-77 -- vm-12 -- vim.VirtualMachine.powerOn: vmodl.fault.SystemError:',
    '--> Result:',
    '--> (vmodl.fault.SystemError) {',
    '-->    faultMessage = <unset>,',
    '-->    reason = " the \\"policy\\" service did not answer"',
    '-->    msg = ""',
    '--> }',
  ].join('\n')
  expect(readLro(message)).toEqual({
    step: 'error',
    task: 'task-77',
    target: 'vm-12',
    method: 'vim.VirtualMachine.powerOn',
    fault: 'vmodl.fault.SystemError',
    reason: 'the \\"policy\\" service did not answer',
  })
})

test('the reason may stand in a localized message, the fault only in the block', () => {
  const message =
    '[VpxLRO] -- ERROR lro-5 -- SessionManager -- vim.SessionManager.login:\n--> Result:\n--> (vim.fault.InvalidLogin) {\n-->    faultMessage = (vmodl.LocalizableMessage) [\n-->       message = "Cannot log in"\n-->    msg = ""\n--> }'
  expect(readLro(message)).toMatchObject({ fault: 'vim.fault.InvalidLogin', reason: 'Cannot log in' })
  expect(readLro('[VpxLRO] -- ERROR lro-5 -- x -- a.B.c: vim.fault.X:\n--> msg = ""')).toMatchObject({
    fault: 'vim.fault.X',
    reason: null,
  })
})

test.each(['#012', '\\n', '\\\\n'])('a message that a relay wrote in one line, line ends as %s', (end) => {
  const lines = [
    '[VpxLRO] -- ERROR lro--5 -- x -- a.B.c: vim.fault.InvalidLogin:',
    '--> Result:',
    '-->    msg = "Not you"',
  ]
  expect(readLro(lines.join(end))).toMatchObject({
    task: 'lro--5',
    method: 'a.B.c',
    fault: 'vim.fault.InvalidLogin',
    reason: 'Not you',
  })
})

test.each(['VpxLRO began', '[VpxLRO] BEGIN task-7', '[VpxLRO] -- WAIT task-7', ''])('no LRO: %j', (message) => {
  expect(readLro(message)).toBeNull()
})

test('host tasks', () => {
  expect(readHostTask('Task Completed : haTask-ha-folder-vm-vim.Folder.createVm-200914 Status error')).toMatchObject({
    step: 'error',
    task: 'haTask-ha-folder-vm-vim.Folder.createVm-200914',
    target: 'ha-folder-vm',
    method: 'vim.Folder.createVm',
  })
  expect(readHostTask('Task Created : haTask--vim.host.OperationCleanupManager.createEntry-18')).toMatchObject({
    step: 'begin',
    target: null,
  })
  expect(readHostTask('Task Completed : haTask-6-vim.VirtualMachine.powerOn-1 Status success')).toMatchObject({
    step: 'finish',
  })
  expect(readHostTask('Task Created : something else')).toBeNull()
})

test('a fault that hostd caught', () => {
  expect(readCaughtFault('AdapterServer caught exception: vim.fault.InvalidPowerState')).toEqual({
    fault: 'vim.fault.InvalidPowerState',
    reason: null,
  })
  expect(readCaughtFault('AdapterServer caught exception: (vim.fault.X) {\n-->    msg = "no"\n--> }')).toEqual({
    fault: 'vim.fault.X',
    reason: 'no',
  })
  expect(readCaughtFault('caught nothing')).toBeNull()
})
