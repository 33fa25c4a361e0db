import { expect, test } from 'vitest'
import { judge } from '../testing/judge.ts'
import { diskFull } from './disk-full.ts'

const row = (mount: string, usedPercent: number, type = 'ext4') => ({
  mount,
  usedPercent,
  type,
  device: '/dev/mapper/x',
  size: 1e10,
  used: usedPercent * 1e8,
  free: 0,
})
const df = (...rows: ReturnType<typeof row>[]) => [{ kind: 'filesystem' as const, path: 'commands/df_-h.txt', rows }]

test('a full partition of the appliance', async () => {
  const { findings } = await judge(diskFull, { host: 'vc01', tables: df(row('/storage/log', 100), row('/', 40)) })
  expect(findings.map(({ affects }) => affects)).toEqual([['filesystem:/storage/log', 'host:vc01']])
})

test('what fills by design is not meant', async () => {
  const { check } = await judge(diskFull, {
    tables: df(row('/storage/archive', 99), row('/mnt/cdrom', 100, 'iso9660')),
  })
  expect(check.outcome).toBe('clear')
})

test('lines tell of it where no list does', async () => {
  const { findings } = await judge(diskFull, {
    logs: {
      'var/log/vmware/vmware-sps/sps.log':
        '2025-05-31T07:00:00.100Z [main] ERROR opId= com.vmware.X - java.io.IOException: No space left on device',
    },
  })
  expect(findings).toHaveLength(1)
})

test('cannot be known without either', async () => {
  expect((await judge(diskFull, {})).check.outcome).toBe('not-applicable')
})
