import { expect, test } from 'vitest'
import { dsAgent } from './ds-agent.ts'
import { eam, sps, stackTrace, vpxdSvcs } from './java.ts'
import { journal, journalHead } from './journal.ts'
import { vmacore6, vmacore8 } from './vmacore.ts'
import { vmkernel6, vmkernel8 } from './vmkernel.ts'
import { vmx6, vmx8 } from './vmx.ts'

const time = Date.UTC(2024, 0, 5, 9, 30, 1, 20)
const at = '2024-01-05T09:30:01.020Z'

test('vmacore: continuation lines carry an arrow, from 8 on the header too', () => {
  const line = {
    time,
    level: 'warning',
    program: 'vpxd',
    thread: '03433',
    sub: 'Vmomi',
    op: 'a-01',
    message: 'one\ntwo',
  } as const
  expect(vmacore6(line)).toBe(`${at} warning vpxd[03433] [Originator@6876 sub=Vmomi opID=a-01] one\n--> two`)
  expect(vmacore8({ ...line, user: 'root' })).toBe(
    `${at} Wa(164) vpxd[03433]: [Originator@6876 sub=Vmomi opID=a-01 user=root] one\n${at} Wa(164) vpxd[03433]: --> two`,
  )
})

test('vmkernel', () => {
  const line = { time, cpu: 3, world: 2097412, op: 'bd32da8', level: 'warning', message: 'NMP: down' } as const
  expect(vmkernel6(line)).toBe(`${at} cpu3:2097412 opID=bd32da8)WARNING: NMP: down`)
  expect(vmkernel8(line)).toBe(`${at} Wa(180) vmkwarning: cpu3:2097412 opID=bd32da8)NMP: down`)
  expect(vmkernel6({ time, cpu: 0, world: 1, message: 'x' })).toBe(`${at} cpu0:1)x`)
})

test('journal', () => {
  expect(journalHead(time, time + 1000)).toBe(
    '-- Logs begin at Fri 2024-01-05 09:30:01 UTC, end at Fri 2024-01-05 09:30:02 UTC. --',
  )
  expect(journal({ time, host: 'vc', program: 'systemd', pid: 1, message: 'Started' })).toBe(
    'Jan 05 09:30:01 vc systemd[1]: Started',
  )
})

test('Java services', () => {
  const message = stackTrace('java.io.IOException: no', ['a.B.c(B.java:1)'])
  expect(sps({ time, thread: 't', level: 'WARN', op: 'sps-Main-1-2', logger: 'a.B', message })).toBe(
    `${at} [t] WARN  opId=sps-Main-1-2 a.B - java.io.IOException: no\n\tat a.B.c(B.java:1)`,
  )
  expect(eam({ time, level: 'INFO', thread: 'vim', file: 'V.java', line: 9, message: 'm' })).toBe(
    `${at} |  INFO | vim | V.java | 9 | m`,
  )
  expect(vpxdSvcs({ time, thread: 't', level: 'ERROR', logger: 'a.B', message: 'm' })).toBe(
    `${at} [t [] ERROR a.B opId=] m`,
  )
})

test('vmware.log', () => {
  expect(vmx6({ time, thread: 'vcpu-0', message: 'a\nb' })).toBe(`${at}| vcpu-0| I125: a\n${at}| vcpu-0| I125+ b`)
  expect(vmx8({ time, thread: 'vmx', level: 'warning', message: 'a' })).toBe(`${at} Wa(03) vmx - a`)
})

test('ds_agent', () => {
  expect(dsAgent({ time, level: 'Info', rank: 5, message: 'm', place: 'A.cpp:1:f', thread: '1:2:x' })).toBe(
    '2024-01-05 09:30:01.020000: [Info/5] | m | A.cpp:1:f | 1:2:x',
  )
})
