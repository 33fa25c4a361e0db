import { expect, test } from 'vitest'
import { judge } from '../testing/judge.ts'
import { clocksApart } from './clocks-apart.ts'

const OPS = ['k1-77-auto-a-h5:70000001', 'k2-78-auto-b-h5:70000002', 'k3-79-auto-c-h5:70000003']
const vpxd = OPS.map(
  (op, n) =>
    `2025-05-31T09:2${n}:00.100Z info vpxd[03477] [Originator@6876 sub=vpxLro opID=${op}-51] [VpxLRO] -- BEGIN task-${n} -- vm-12 -- vim.VirtualMachine.powerOn -- 52a5(52d2)`,
)
const vpxa = (seconds: number) =>
  OPS.map(
    (op, n) =>
      `2025-05-31T09:2${n}:${String(seconds).padStart(2, '0')}.180Z info vpxa[2101] [Originator@6876 sub=vpxLro opID=${op}-51-3c] [VpxLRO] -- BEGIN lro-${n} -- vpxa -- vpxapi.VpxaService.powerOn -- 52b1`,
  )
const both = (seconds: number) =>
  [
    { host: 'vc01', logs: { 'var/log/vmware/vpxd/vpxd.log': vpxd.join('\n') } },
    { host: 'esx01', kind: 'vm-support', logs: { 'var/run/log/vpxa.log': vpxa(seconds).join('\n') } },
  ] as const

test('a host whose calls arrive 42 seconds after they were sent is ahead', async () => {
  const { findings } = await judge(clocksApart, ...both(42))
  expect(findings[0]!.affects).toEqual(['host:esx01'])
  expect(findings[0]!.summary.en).toContain('about 42.1 s ahead of')
})

test('calls under way for a moment are none', async () => {
  expect((await judge(clocksApart, ...both(0))).check.outcome).toBe('clear')
})

test('cannot be known of one machine alone', async () => {
  expect((await judge(clocksApart, both(42)[0])).check.outcome).toBe('not-applicable')
})
