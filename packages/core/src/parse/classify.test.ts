import { expect, it } from 'vitest'
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

it('says that UTF-16 is not read yet', () => {
  const text = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(VPXD, 'utf16le')])
  expect(classify('a.log', text)).toEqual({
    kind: 'other',
    reason: 'text in UTF-16 (little-endian), which is not read yet',
  })
})
