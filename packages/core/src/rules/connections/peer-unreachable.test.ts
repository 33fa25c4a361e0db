import { expect, test } from 'vitest'
import { judge, refusal } from '../testing/judge.ts'
import { peerUnreachable } from './peer-unreachable.ts'

const VPXD = 'var/log/vmware/vpxd/vpxd.log'

test('no route to a host, before an own port was given', async () => {
  const line = (n: number) =>
    refusal(`09:20:5${n}.936`, 'vpxd', '0.0.0.0:0', '192.0.2.31:443').replace(
      '111(Connection refused)',
      '113(No route to host)',
    )
  const { findings } = await judge(peerUnreachable, { logs: { [VPXD]: [1, 2, 3].map(line).join('\n') } })
  expect(findings[0]).toMatchObject({ severity: 'medium' })
  expect(findings[0]!.affects[0]).toBe('port:443@192.0.2.31')
})

test('is clear without such lines, and cannot be known without logs', async () => {
  const { check } = await judge(peerUnreachable, {
    logs: { [VPXD]: refusal('09:20:50.936', 'vpxd', '192.0.2.1:38420', '192.0.2.31:443') },
  })
  expect(check.outcome).toBe('clear')
  expect((await judge(peerUnreachable, {})).check.outcome).toBe('not-applicable')
})

test('update servers of the vendor, kept out by many sites, are no fault', async () => {
  const line = (n: number) =>
    `2025-05-31T09:20:5${n}.936Z error vpxd[02486] [Originator@6876 sub=Default] connect to vcsa.vmware.com:443 failed: Connection timed out`
  const { findings } = await judge(peerUnreachable, { logs: { [VPXD]: [1, 2, 3, 4].map(line).join('\n') } })
  expect(findings.map(({ severity }) => severity)).toEqual(['info'])
})

test('an address of IPv6 stands in brackets before its port', async () => {
  const line = refusal('09:20:50.936', 'vpxd', '2001:db8::5:38420', '2001:db8::31:443').replace(
    '111(Connection refused)',
    '113(No route to host)',
  )
  const { findings } = await judge(peerUnreachable, { logs: { [VPXD]: line } })
  expect(findings[0]!.summary.en).toMatch(/^Connections to \[2001:db8::31\]:443 .* failed once at /)
})
