import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFields } from './fields.ts'

const kinds = (text: string): string[] => readFields(text).map(({ kind, value }) => `${kind} ${value}`)

test.each([
  [
    "Failed to connect socket; <io_obj p:0x7f, h:75, <TCP '127.0.0.1 : 38420'>, <TCP '::1 : 8190'>>, e: 111(Connection refused)",
    ['endpoint 38420', 'endpoint 8190', 'errno 111'],
  ],
  ['[VpxLRO] -- BEGIN task-77 -- vm-12 -- vim.VirtualMachine.powerOn', ['task task-77', 'vm vm-12']],
  [
    'Task Completed : haTask-12-vim.VirtualMachine.powerOn-441 Status error',
    ['task haTask-12-vim.VirtualMachine.powerOn-441'],
  ],
  [
    'Cmd(0x45) 0x28 to dev "naa.600a0b80005" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x6 0x29 0x0.',
    ['device naa.600a0b80005', 'scsi H:0x0 D:0x2 P:0x0 Valid sense data: 0x6 0x29 0x0'],
  ],
  [
    'failed\n--> (vmodl.fault.SystemError) {\n-->    reason = "no \\"answer\\""\n--> }',
    ['exception vmodl.fault.SystemError', 'reason no \\"answer\\"'],
  ],
  [
    'java.net.ConnectException: Connection refused\n\tat X.run(X.java:12)\nCaused by: it is off',
    ['exception java.net.ConnectException', 'reason Connection refused', 'reason it is off'],
  ],
  [
    'sync failed\nCaused by: java.net.SocketTimeoutException: connect timed out',
    ['exception java.net.SocketTimeoutException', 'reason connect timed out'],
  ],
  [
    "Traceback (most recent call last):\nOSError: [Errno 28] No space left on device: '/storage'",
    ['exception OSError', 'errno 28'],
  ],
  ['KeyError: no such key', ['exception KeyError', 'reason no such key']],
  ['Event 9 : User root@192.0.2.7 logged in as x', ['user root']],
  ['Accepted password for admin from 192.0.2.7 port 51234 ssh2', ['user admin']],
  ['VMXNET3 user: failed', []],
  ['User VSPHERE.LOCAL\\joe@192.0.2.7 logged in', ['user VSPHERE.LOCAL\\joe']],
  ['at 10:20:30 nothing of note, 12 of 13 vms', []],
])('%s', (text, expected) => {
  expect(kinds(text)).toEqual(expected)
})

test('what TCP says of a refusal, and the storage of a status, is a click away', () => {
  const [, , errno] = readFields("<TCP '10.0.0.1 : 38420'>, <TCP '10.0.0.2 : 902'>>, e: 111(Connection refused)")
  expect(errno!.meaning!.en).toContain('RST')
  expect(readFields('failed H:0x5 D:0x0 P:0x0')[0]!.meaning!.ja).toContain('中断')
})

test('fields lie in the text, in order, and never overlap', () => {
  const piece = fc.constantFrom(
    "<TCP '1.2.3.4 : 80'>",
    ' e: 111(x)',
    'task-12',
    ' vm-7 ',
    'H:0x1 D:0x0 P:0x0',
    'reason = "x"',
    ' a.b.CException ',
    '日本語',
    '\n',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      const text = pieces.join('')
      let end = 0
      for (const field of readFields(text)) {
        expect(field.start).toBeGreaterThanOrEqual(end)
        expect(field.end).toBeLessThanOrEqual(text.length)
        end = field.end
      }
    }),
  )
})
