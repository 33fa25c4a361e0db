import { expect, test } from 'vitest'
import { judge, refusal } from '../testing/judge.ts'
import { proxyRefused } from './proxy-refused.ts'

const PROXY = 'var/log/vmware/rhttpproxy/rhttpproxy.log'

test('the first refusal is the latest moment from which the service was gone', async () => {
  const lines = ['08:57:20.613', '09:01:00.000', '09:30:00.000'].map((at) =>
    refusal(at, 'rhttpproxy', '127.0.0.1:41000', '127.0.0.1:12346'),
  )
  const { findings } = await judge(proxyRefused, { logs: { [PROXY]: lines.join('\n') } })
  expect(findings[0]).toMatchObject({ catalogue: ['VC-03'], from: '2025-05-31T08:57:20.613000Z' })
  expect(findings[0]!.summary.en).toContain('3 times at port 12346')
})

test('is clear where the proxy tells of none', async () => {
  const { check } = await judge(proxyRefused, {
    logs: { [PROXY]: '2025-05-31T09:20:50.936Z info rhttpproxy[02486] [Originator@6876 sub=Proxy] new client' },
  })
  expect(check.outcome).toBe('clear')
})

test('cannot be known without its log', async () => {
  const { check } = await judge(proxyRefused, {
    logs: { 'var/log/vmware/vpxd/vpxd.log': refusal('09:00:00.000', 'vpxd', '127.0.0.1:41000', '127.0.0.1:12346') },
  })
  expect(check.outcome).toBe('not-applicable')
  expect(check.missing[0]!.en).toContain('rhttpproxy.log')
})
