import { expect, test } from 'vitest'
import { judge } from '../testing/judge.ts'
import { licenceExpired } from './licence-expired.ts'

const told = (message: string) => ({
  logs: {
    'var/log/vmware/vpxd/vpxd.log': `2025-03-04T05:06:07.100Z warning vpxd[02486] [Originator@6876 sub=LicMgr] ${message}`,
  },
})

test.each([
  ['License for vCenter Server expires in 55 days', ['info']],
  ['License for vCenter Server will expire in 31 day(s)', ['info']],
  ['License for vCenter Server expires in 30 days', ['medium']],
  ['The license of host esx01 will expire on 2025-03-14', ['medium']],
  ['The license of host esx01 will expire on 2025-04-24', ['info']],
  ['The license of host esx01 will expire on 2026-03-14', []],
  ['The license of host esx01 is about to expire', ['medium']],
  ['The license of host esx01 has expired', ['high']],
])('%s', async (message, severities) => {
  const { findings } = await judge(licenceExpired, told(message))
  expect(findings.map(({ severity }) => severity)).toEqual(severities)
})
