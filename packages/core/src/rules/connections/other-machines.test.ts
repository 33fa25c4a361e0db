import { expect, test } from 'vitest'
import { judge, refusal } from '../testing/judge.ts'
import { peerRefused } from './peer-refused.ts'
import { serviceBehindRefusedPort } from './service-behind-refused-port.ts'

test('on a host, the agent behind the proxy', async () => {
  const { findings } = await judge(serviceBehindRefusedPort, {
    kind: 'vm-support',
    host: 'esx01',
    version: '6.7.0',
    logs: {
      'var/run/log/rhttpproxy.log': [1, 2, 3]
        .map((n) => refusal(`09:2${n}:50.936`, 'rhttpproxy', '127.0.0.1:38420', '127.0.0.1:8307'))
        .join('\n'),
      'var/run/log/hostd.log': '2025-05-31T09:00:00.000Z info hostd[2101] [Originator@6876 sub=Libs] hello',
    },
  })
  expect(findings[0]!.affects[0]).toBe('service:hostd')
  expect(findings[0]!.steps.at(-1)).toMatchObject({ command: '/etc/init.d/hostd restart' })
  expect(findings[0]!.steps.at(-1)!.risk).not.toBeNull()
})

test('the port of another machine whose bundle is there is looked up in that bundle', async () => {
  const vcenter = {
    host: 'vc01',
    logs: {
      'var/log/vmware/vpxd/vpxd.log': [1, 2, 3]
        .map((n) => refusal(`09:2${n}:50.936`, 'vpxd', '192.0.2.1:38420', '192.0.2.31:443'))
        .join('\n'),
    },
  }
  const host = {
    kind: 'vm-support',
    host: 'esx01',
    version: '7.0.3',
    tables: [
      {
        kind: 'vmknic' as const,
        path: 'commands/esxcfg-vmknic_-l.txt',
        rows: [{ name: 'vmk0', address: '192.0.2.31' }],
      },
    ],
  }
  const { findings, analysis } = await judge(serviceBehindRefusedPort, vcenter, host)
  expect(findings[0]!.affects.slice(0, 2)).toEqual(['service:rhttpproxy', 'port:443@esx01'])
  expect(analysis.ports[0]).toMatchObject({ host: 'esx01', member: 'b2', port: 443, refusals: 3 })
  // The general finding is of the same port, so that it goes into the one that knows the service.
  const general = await judge(peerRefused, vcenter, host)
  expect(general.findings[0]!.affects[0]).toBe('port:443@esx01')
})

test('two files without a bundle are enough', async () => {
  const { findings } = await judge(serviceBehindRefusedPort, {
    kind: 'files',
    logs: {
      'vpxd.log': [1, 2, 3]
        .map((n) => refusal(`09:2${n}:50.936`, 'vpxd', '127.0.0.1:38420', '127.0.0.1:8190'))
        .join('\n'),
    },
  })
  expect(findings[0]!.affects[0]).toBe('service:vmware-sps')
})
