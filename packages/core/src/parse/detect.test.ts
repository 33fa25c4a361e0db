import { describe, expect, it } from 'vitest'
import { detect } from './detect.ts'

const VPXD = '2020-12-07T09:20:50.922Z info vpxd[03463] [Originator@6876 sub=vpxLro opID=a-1] [VpxLRO] -- FINISH task-1'
const HOSTD8 = '2020-12-07T10:00:00.000Z In(166) Hostd[2101]: [Originator@6876 sub=Libs] hello'

describe('detect', () => {
  it('names a file after the program that wrote most of it', () => {
    expect(detect([VPXD, '--> x', VPXD], 'a/vpxd.log')).toMatchObject({ name: 'vpxd', zoned: true })
    expect(detect([HOSTD8], 'hostd.log')?.name).toBe('hostd')
    const mixed = ['vobd', 'shell', 'settingsd', 'init'].map(
      (program) => `2020-12-07T10:00:00.000Z In(14) ${program}[1]: x`,
    )
    expect(detect(mixed, 'syslog.log')?.name).toBe('esxi8')
  })

  it('keeps the reason, with the next best', () => {
    expect(detect([VPXD, VPXD], 'a/b/vpxd.log')?.reason).toMatch(
      /^2 of 2 lines of vpxd\.log start as vCenter and ESXi services, 6\.0–7\.0; next best .+ \(0\.\d\d\)$/,
    )
  })

  it('sees through a file that starts inside a dumped object or with plain text', () => {
    const cut = [...Array.from({ length: 40 }, () => '-->    a = 1'), VPXD, VPXD]
    expect(detect(cut, 'x')?.name).toBe('vpxd')
    expect(detect(['banner', '======', VPXD, VPXD], 'x')?.name).toBe('vpxd')
  })

  it('tells ESXi machines from hosted ones by the whole file', () => {
    const esx = ['vmx - Log for', 'vcpu-0 - DISK', 'vcpu-0 vim-cmd-09-a45d PowerOp', 'mks - x'].map(
      (text) => `2020-12-07T10:00:00.000Z In(05) ${text}`,
    )
    const hosted = ['vmx Log for', 'vmx - dashed text', 'mks x', 'vmx y'].map(
      (text) => `2020-12-07T10:00:00.000Z In(05) ${text}`,
    )
    expect(detect(esx, 'vmware.log')?.format.id).toBe('vmx8')
    expect(detect(hosted, 'vmware.log')?.format.id).toBe('vmx8-hosted')
  })

  it('takes of two formats in one file the one that explains more, and names the other', () => {
    const found = detect([VPXD, VPXD, VPXD, HOSTD8, HOSTD8], 'hostd.log')
    expect(found?.format.id).toBe('vmacore')
    expect(found?.reason).toMatch(/^3 of 5 lines of hostd\.log start as .+; next best ESXi 8 and 9 \(0\.36\)$/)
    expect(detect([VPXD, HOSTD8, HOSTD8], 'hostd.log')?.format.id).toBe('esxi8')
  })

  it('takes of two formats that read the same lines the one that knows more of them', () => {
    const lines = [
      '2020-12-07T09:20:50Z esxupdate: 2100321: HostImage: INFO: ready',
      '2020-12-07T09:20:51Z crond[1]: x',
    ]
    expect(detect([lines[0]!, lines[0]!, lines[1]!], 'x')?.format.id).toBe('esxupdate')
    expect(detect([lines[0]!, lines[1]!, lines[1]!], 'x')?.format.id).toBe('syslog')
  })

  it('knows stamps that lack the year from lines that lack a time', () => {
    expect(detect(['Dec  7 09:20:50 vc01 vmon[1]: x'], 'x')?.yearless).toBe(true)
    expect(detect([VPXD], 'x')?.yearless).toBe(false)
    expect(detect(['0:00:00:01.000 cpu0:2097152)Init: 12: step'], 'x')?.yearless).toBe(false)
    expect(detect(['CEF:0|A|B|1|2|name|5|msg=x'], 'x')).toMatchObject({ yearless: false })
  })

  it('finds nothing in prose, tables and empty files', () => {
    expect(detect([], 'x')).toBeNull()
    expect(detect(['', '  '], 'x')).toBeNull()
    expect(detect(['Proto Recv-Q Send-Q Local', 'tcp 0 0 127.0.0.1:8190'], 'x')).toBeNull()
    const listing = [
      ...Array.from({ length: 30 }, () => 'drwxr-xr-x 2 root root 4096 x'),
      '2020-12-07 10:00:00 one date',
    ]
    expect(detect(['2020-12-07 10:00:00 one date', ...listing], 'x')).toBeNull()
  })
})

it("a file's name says whose lines they are where no line does", () => {
  const line = '2021-03-04T05:06:07.089Z [tomcat-exec-12 [] INFO  com.vmware.cis.Checker opId=9d] allowed'
  const program = (path: string) => detect([line, line], path)?.clock.program
  expect(program('var/log/vmware/trustmanagement/trustmanagement-svcs-12.log.gz')).toBe('trustmanagement-svcs')
  expect(program('var/log/vmware/vpxd-svcs/vpxd-svcs.log')).toBe('vpxd-svcs')
  expect(program('pasted text')).toBeUndefined()
  expect(detect([VPXD, VPXD], 'vpxd.log')?.clock.program).toBeUndefined()
})
