import { expect, test } from 'vitest'
import { judge } from '../testing/judge.ts'
import { fileLocked } from './file-locked.ts'

const LOCKED = "Cannot open '/vmfs/volumes/ds07/app03/app03.vmdk': Failed to lock the file (16392)"
const hostd = (...lines: [time: string, message: string][]) => ({
  kind: 'vm-support',
  logs: {
    'var/run/log/hostd.log': lines
      .map(([time, message]) => `2025-03-04T${time}.100Z warning hostd[2099] [Originator@6876 sub=Vmsvc] ${message}`)
      .join('\n'),
  },
})

test('a lock that is met once, or in a burst, is news', async () => {
  const { findings } = await judge(fileLocked, hostd(['05:06:07', LOCKED], ['05:06:08', LOCKED], ['05:06:09', LOCKED]))
  expect(findings.map(({ severity }) => severity)).toEqual(['info'])
})

test('one that stays is a warning', async () => {
  const { findings } = await judge(fileLocked, hostd(['05:06:07', LOCKED], ['05:16:08', LOCKED], ['05:26:09', LOCKED]))
  expect(findings.map(({ severity }) => severity)).toEqual(['medium'])
})

test('so is one of which an operation has failed', async () => {
  const { findings } = await judge(fileLocked, hostd(['05:06:07', `Failed to power on VM app03: ${LOCKED}`]))
  expect(findings.map(({ severity }) => severity)).toEqual(['medium'])
})

test('a log of which nobody knows the machine names none', async () => {
  const { findings } = await judge(fileLocked, { ...hostd(['05:06:07', LOCKED]), kind: 'files' })
  expect(findings[0]!.affects).toEqual(['file:/vmfs/volumes/ds07/app03/app03.vmdk'])
})
