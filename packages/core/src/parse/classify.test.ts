import { describe, expect, it } from 'vitest'
import { classify } from './classify.ts'

const VPXD = '2020-12-07T09:20:50.922Z info vpxd[03463] [Originator@6876 sub=vpxLro] [VpxLRO] -- FINISH task-1\n'
const JOURNAL =
  '-- Logs begin at Sat 2020-12-05 00:11:02 UTC, end at Mon 2020-12-07 09:40:00 UTC. --\nDec 07 08:00:00 vc01 systemd[1]: x\n'

it.each([
  ['var/log/vmware/vpxd/vpxd.log', VPXD, 'log'],
  ['etc/vmware/strange.xml', VPXD.repeat(5), 'log'],
  ['renamed', VPXD, 'log'],
  ['commands/journalctl_-b--0.txt', JOURNAL, 'log'],
  ['commands/date.txt', 'Mon Dec  7 09:40:00 UTC 2020\n', 'snapshot'],
  ['commands/ls.txt', '2020-12-07 10:00:00 file\n', 'snapshot'],
  ['commands/netstat_-apon.txt', 'Proto Recv-Q Send-Q\ntcp 0 0 127.0.0.1:8190\n', 'snapshot'],
  ['etc/vmware/esx.conf', '/adv/x = "1"\n', 'config'],
  ['vmfs/volumes/1/web01/web01.vmx', 'displayName = "web01"\n', 'config'],
  ['etc/vmware/hostd/vmInventory.xml', '<ConfigRoot/>\n', 'config'],
  ['var/log/vmware/vmware-sps/sps-runtime.log.stdout', 'Loading spring context\n', 'log'],
  ['var/log/boot', 'some text\n', 'log'],
  ['README', 'Captured on\n', 'other'],
  ['web01-flat.vmdk', 'KDMV\0\0\0\0', 'other'],
  ['var/core/hostd-zdump.000', 'ELF\0\0', 'other'],
  ['var/log/x.log', '', 'other'],
  // a crash leaves NULs in a log; it stays a log
  ['var/log/hostd.log', `${VPXD.repeat(3)}\0\0\0\0\n${VPXD}`, 'log'],
])('%s with %j is a %s', (path, text, kind) => {
  const found = classify(path, Buffer.from(text))
  expect(found.kind).toBe(kind)
  expect(found.reason).not.toBe('')
})

describe('NUL bytes', () => {
  const hole = '\0'.repeat(3000)
  const text = 'starting the agent with its usual options\n'
  it.each([
    ['a log that begins with a hole', 'var/log/hostd.log', hole + VPXD.repeat(3), 'log'],
    ['a hole before the rest of a torn line', 'var/log/hostd.log', `${VPXD}${hole}rn line\n${VPXD}`, 'log'],
    ['a log of no known format', 'var/log/own.log', `${text.repeat(30)}${hole}${text.repeat(30)}`, 'log'],
    ['hardly any text', 'var/log/own.log', `${hole}abc\n`, 'other'],
    ['NULs all over', 'var/log/wtmp.log', 'tty1\0\0\0root\0\0'.repeat(40), 'other'],
    ['control characters', 'var/log/core.log', `\x7fELF\x02\x01\x03\0${text}`, 'other'],
  ])('%s', (_, path, body, kind) => expect(classify(path, Buffer.from(body)).kind).toBe(kind))
})

describe('encodings', () => {
  it.each([
    ['utf-16le', Buffer.from(`\ufeff${VPXD}`, 'utf16le')],
    ['utf-16be', Buffer.from(VPXD.repeat(2), 'utf16le').swap16()],
    ['shift_jis', Buffer.from(`${VPXD.trim()} \x83G\x83\x89\x81[\n`, 'latin1')],
    ['utf-8', Buffer.from(`${VPXD.trim()} エラー\n`)],
  ])('a log in %s is a log', (encoding, bytes) => {
    expect(classify('a.log', bytes)).toMatchObject({ kind: 'log', encoding })
  })
})
