import { expect, test } from 'vitest'
import { judge, refusal } from '../testing/judge.ts'
import { serviceBehindRefusedPort } from './service-behind-refused-port.ts'

test('a log that ends before the first refusal tells of the service what no line does', async () => {
  const { findings, analysis } = await judge(serviceBehindRefusedPort, {
    logs: {
      'var/log/vmware/eam/eam.log':
        '2025-05-31T09:00:00.100Z | INFO | vim-monitor | X.java | 131 | Retrieved 3 updates',
      'var/log/vmware/vpxd/vpxd.log': [1, 2, 3]
        .map((n) => refusal(`09:2${n}:50.936`, 'vpxd', '127.0.0.1:38420', '127.0.0.1:15005'))
        .join('\n'),
    },
  })
  const step = findings[0]!.chain.find((one) => one.step === 'service')!
  expect(step.text.en).toContain('the log of vmware-eam has no line after 2025-05-31 09:00:00.100 UTC')
  expect(analysis.services.find(({ name }) => name === 'vmware-eam')).toMatchObject({
    state: 'unknown',
    ports: [15005],
  })
})

test('a start long before the refusals does not say that the service runs now; a start after them does', async () => {
  const refused = [1, 2, 3].map((n) => refusal(`09:21:5${n}.936`, 'vpxd', '127.0.0.1:38420', '127.0.0.1:15005'))
  const judged = async (started: string) => {
    const line = `2025-05-31T${started}.100Z In(05) host-2101 <eam> Service STARTED successfully, pid 2201`
    const { findings } = await judge(serviceBehindRefusedPort, {
      logs: { 'var/log/vmware/vpxd/vpxd.log': refused.join('\n'), 'var/log/vmware/vmon/vmon.log': line },
    })
    return { severity: findings[0]!.severity, isSaidToRun: findings[0]!.summary.en.includes('it runs now') }
  }
  expect(await judged('07:00:00')).toEqual({ severity: 'medium', isSaidToRun: false })
  expect(await judged('09:25:00')).toEqual({ severity: 'info', isSaidToRun: true })
})

test('a service that only a line says to have ended is not said to be stopped still', async () => {
  const { findings } = await judge(serviceBehindRefusedPort, {
    logs: {
      'var/log/vmware/vpxd/vpxd.log': refusal('09:21:50.936', 'vpxd', '127.0.0.1:38420', '127.0.0.1:15005'),
      'var/log/vmware/vmon/vmon.log': '2025-05-31T09:20:00.100Z Wa(03) host-2101 <eam> Service exited. Exit code 1',
    },
  })
  expect(findings[0]!.summary.en).toContain('no line says that it was started again')
})
