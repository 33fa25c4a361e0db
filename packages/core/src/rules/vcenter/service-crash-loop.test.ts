import { expect, test } from 'vitest'
import { judge } from '../testing/judge.ts'
import { serviceCrashLoop } from './service-crash-loop.ts'

const VMON = 'var/log/vmware/vmon/vmon.log'
const crash = (at: string) =>
  `2025-05-31T${at}.101Z Wa(03) host-2101 <sps> Service exited. Exit code 1\n2025-05-31T${at}.901Z In(05) host-2101 <sps> Restarting service.`

test('three ends within half an hour', async () => {
  const { findings } = await judge(serviceCrashLoop, {
    logs: { [VMON]: ['07:00:00', '07:05:00', '07:10:00'].map(crash).join('\n') },
  })
  expect(findings[0]!.affects[0]).toBe('service:vmware-sps')
  expect(findings[0]!.summary.en).toContain('3 times')
})

test('the agent of a host, which its watchdog starts again', async () => {
  const line = (n: number) =>
    `2025-05-31T07:0${n}:00Z watchdog-hostd: 'hostd ++min=0' exited after 3 seconds (quick failure ${n}) 1`
  const { findings } = await judge(serviceCrashLoop, {
    kind: 'vm-support',
    logs: { 'var/run/log/syslog.log': [1, 2, 3].map(line).join('\n') },
  })
  expect(findings[0]!.affects[0]).toBe('service:hostd')
})

test('is clear where ends lie far apart, and cannot be known without those logs', async () => {
  const { check } = await judge(serviceCrashLoop, {
    logs: { [VMON]: ['01:00:00', '07:05:00', '13:10:00'].map(crash).join('\n') },
  })
  expect(check.outcome).toBe('clear')
  expect((await judge(serviceCrashLoop, {})).check.outcome).toBe('not-applicable')
})

test('several lines of one end count once', async () => {
  const at = (time: string) =>
    [
      `2025-05-31T${time}.101Z Wa(03) host-2101 <sps> Service exited. Exit code 1`,
      `2025-05-31T${time}.102Z Wa(03) host-2101 <sps> Service exited unexpectedly. Crash count 1. Taking configured recovery action.`,
    ].join('\n')
  const twice = await judge(serviceCrashLoop, { logs: { [VMON]: ['07:00:00', '07:05:00'].map(at).join('\n') } })
  expect(twice.check.outcome).toBe('clear')
  const thrice = await judge(serviceCrashLoop, {
    logs: { [VMON]: ['07:00:00', '07:05:00', '07:10:00'].map(at).join('\n') },
  })
  expect(thrice.findings[0]!.summary.en).toContain('3 times')
})
