import { LEVELS } from '@bundlescope/contract/level.ts'
import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import { describe, expect, it } from 'vitest'
import { clockFor, detect } from './detect.ts'
import { newHeader } from './header.ts'
import { createParser } from './parser.ts'
import { yearsOfLines } from './years.ts'

/** What is easily read wrongly in logs of VMware products, each found in real files. */

const REFERENCE = parseMicros('2020-12-08T00:00:00Z')!

interface Read {
  kind: string
  program: string
  time: string
  level: string
  thread: string
  component: string
  op: string
  extra: string
  message: string
}

function readAll(lines: string[]): { format: string | undefined; read: Read[] } {
  const found = detect(lines, 'x.log')
  const parser = createParser(found, clockFor(found, REFERENCE))
  const header = newHeader()
  const read = lines.map((line) => {
    const kind = parser.parse(line, header)
    const { program, thread, component, op, extra } = header
    const level = LEVELS[header.level]!
    return {
      kind,
      program,
      time: formatMicros(header.time),
      level,
      thread,
      component,
      op,
      extra,
      message: line.slice(header.messageStart),
    }
  })
  return { format: found?.format.id, read }
}

const read = (line: string): Read => readAll([line]).read[0]!

const bracket = (keys: string): string => `2020-12-07T09:20:50.922Z info vpxd[03463] [Originator@6876 ${keys}] text`

describe('traps', () => {
  it('1: machines of Workstation have no column for the opID, those of ESXi do; lines of both start alike', () => {
    const line = (rest: string): string => `2023-08-09T10:11:12.131Z In(05) ${rest}`
    const esx = readAll(['vmx - Log for x', 'vmx - DISK: y', 'vcpu-0 vim-cmd-09-a45d PowerOp: z', 'mks - q'].map(line))
    expect(esx.format).toBe('vmx8')
    expect(esx.read[2]).toMatchObject({ op: 'vim-cmd-09-a45d', component: 'PowerOp' })
    const hosted = readAll(['vmx Log for x', 'vmx DISK: y', 'vcpu-0 PowerOp: z', 'mks - q'].map(line))
    expect(hosted.format).toBe('vmx8-hosted')
    expect(hosted.read[2]).toMatchObject({ op: '', component: 'PowerOp' })
  })

  it('2: numbers behind the letters of vmware.log are no priorities of syslog', () => {
    const levels = ['I125:', 'W115:', 'A115:', 'A100:', 'I120:', 'I005:', 'W003:', 'A000:'].map(
      (mark) => read(`2018-05-06T07:08:09.101Z| vmx| ${mark} x`).level,
    )
    expect(levels).toEqual(['info', 'warning', 'notice', 'notice', 'info', 'info', 'warning', 'notice'])
    const later = ['In(05)', 'Wa(03)', 'No(00)', 'Er(02)'].map(
      (mark) => read(`2023-08-09T10:11:12.131Z ${mark} vmx x`).level,
    )
    expect(later).toEqual(['info', 'warning', 'notice', 'error'])
  })

  it('3: threads are hexadecimal or decimal', () => {
    const threads = ['hostd[F340B70]', 'vpxd[7FF6141E6700]', 'hostd[2099863]', 'vpxd[10394]'].map(
      (program) => read(`2020-12-07T09:20:50Z info ${program} [Originator@6876 sub=x] y`).thread,
    )
    expect(threads).toEqual(['F340B70', '7FF6141E6700', '2099863', '10394'])
  })

  it.each([
    ['sub=Vmsvc.vm:/vmfs/volumes/1a/web 01/w.vmx opID=7c-1', 'Vmsvc.vm', '7c-1', '/vmfs/volumes/1a/web 01/w.vmx'],
    ['sub=vmomi.soapStub[33] opID=7c-1', 'vmomi.soapStub', '7c-1', '[33]'],
    ['sub=SSL SoapAdapter[1].HTTPService', 'SSL SoapAdapter', '', '[1].HTTPService'],
    ['sub=HTTP session map req=7c-1', 'HTTP session map', '', 'req=7c-1'],
    ['sub=vpxCryptopID=SWI-7203af8f', 'vpxCrypt', 'SWI-7203af8f', ''],
    ['sub=Libs opID=7c-1 user=<no user>', 'Libs', '7c-1', 'user=<no user>'],
    ['sub=Libs opID=7c-1 sid=52ab01cd user=vpxuser:LAB\\jo-e', 'Libs', '7c-1', 'sid=52ab01cd user=vpxuser:LAB\\jo-e'],
    ['sub=Libs item=vm-12 update=77 reason=a b', 'Libs', '', 'item=vm-12 update=77 reason=a b'],
  ])('4: keys of the bracket end at keys that are known: %s', (keys, component, op, extra) => {
    expect(read(bracket(keys))).toMatchObject({ component, op, extra, message: 'text' })
  })

  it.each([
    ['2020-12-07T03:20:50-06:00', '2020-12-07T09:20:50'],
    ['2020-12-07T14:50:50+05:30', '2020-12-07T09:20:50'],
  ])('5: services of vCenter write local times with their offset: %s', (stamp, time) => {
    expect(read(`${stamp} info vpxd[1] [Originator@6876 sub=x] y`).time).toContain(time)
  })

  it('6: the update manager puts a colon before its milliseconds', () => {
    expect(read('2021-09-06T14:40:25:001Z info x[1] [Originator@6876 sub=y] z').time).toBe(
      '2021-09-06T14:40:25.001000Z',
    )
  })

  it('7: a second time within the line is not the time of the line', () => {
    const line =
      '2020-12-07T09:20:50.922Z info envoy[1] [Originator@6876 sub=Default] 2020-12-07T09:20:41.100Z GET /sdk 200'
    expect(read(line)).toMatchObject({ time: '2020-12-07T09:20:50.922000Z' })
    expect(read('2020-12-07T09:20:50Z crond[1]: 2020-12-07 03:00:00 job').time).toBe('2020-12-07T09:20:50.000000Z')
  })

  it('8: lines without any time belong to the event before them', () => {
    const odd = ['[LikewiseGetDomainJoinInfo:355] failed', '------ In-memory logs end --------', '[12] x']
    expect(readAll([bracket('sub=x'), ...odd, bracket('sub=x')]).read.map((r) => r.kind[0])).toEqual([...'eccce'])
  })

  it('8: what a service kept in memory before it broke down is read with its own time', () => {
    const kept = `mem> ${bracket('sub=drm opID=7c').replace('09:20:50.922', '09:20:40.000')}`
    const found = readAll([bracket('sub=x'), kept, 'mem> --> )', bracket('sub=x')])
    expect(found.read.map((r) => r.kind[0])).toEqual([...'eece'])
    expect(found.read[1]).toMatchObject({ time: '2020-12-07T09:20:40.000000Z', component: 'drm', op: '7c' })
  })

  it('9: a file may begin within a dumped object', () => {
    const found = readAll(['-->    (vim.fault.X) {', '--> }', bracket('sub=x'), '--> ok'])
    expect(found.read.map((r) => r.kind[0])).toEqual([...'uuec'])
    expect(found.format).toBe('vmacore')
  })

  it('10: lines of a start have whole seconds and no processor, or no date', () => {
    expect(read('2023-08-08T14:13:55Z In(182) vmkernel: VMB: 65: Reserved 4 MPNs')).toMatchObject({
      time: '2023-08-08T14:13:55.000000Z',
      component: 'VMB',
    })
    const found = readAll([
      'TSC: 0 cpu0:0)Boot: 77: x',
      '0:00:00:01.5 cpu0:1)Init: 1: y',
      '2012-12-07T09:00:00.5Z cpu0:1)z: q',
    ])
    expect(found.read.map((r) => [r.kind, r.time.slice(0, 21)])).toEqual([
      ['event', '2012-12-07T08:59:59.0'],
      ['event', '2012-12-07T09:00:00.5'],
      ['event', '2012-12-07T09:00:00.5'],
    ])
  })

  it.each([
    ['jul 04', '07-04'],
    ['ENE 04', '01-04'],
    ['août 04', '08-04'],
    ['Mär 04', '03-04'],
    ['июл 04', '07-04'],
    ['10月 04', '10-04'],
    ['7월 04', '07-04'],
  ])('11: guests write months in their own language: %s', (day, expected) => {
    const line = Buffer.from(`[${day} 05:06:07.123] [ message] [vmsvc] x`, 'utf8').toString('latin1')
    expect(readAll([line]).format).toBe('guest-tools')
    expect(read(line).time).toBe(`2020-${expected}T05:06:07.123000Z`)
  })

  it('12: a plus behind the severity goes on with the line before', () => {
    const line = (mark: string): string => `2023-08-09T10:11:12.131Z In(14)${mark} shell[2101]: text`
    expect(readAll([line(''), line('[+]'), line('+'), line('')]).read.map((r) => r.kind[0])).toEqual([...'ecce'])
    const vmx = (mark: string): string => `2018-05-06T07:08:09.101Z| vmx| I125${mark} text`
    expect(readAll([vmx(':'), vmx('+'), vmx(':')]).read.map((r) => r.kind[0])).toEqual([...'ece'])
  })

  it.each([
    ['2023-08-09T10:11:15.001Z In(14)[+] shell[2101]: more of it', 'shell', 'more of it', ' shell[1]: x'],
    ['2023-08-09T10:11:15.001Z In(14)+ shell[2101]: more of it', 'shell', 'more of it', ' shell[1]: x'],
    ['2023-08-09T10:11:15.001Z In(166) Hostd[2101]: --> }', 'hostd', '--> }', ' Hostd[1]: x'],
    ['2023-08-09T10:11:15.001Z| vcpu-0| I125+ more of it', 'vmx', 'more of it', ''],
    ['2023-08-09T10:11:15.001Z In(05)+ vmx more of it', 'vmx', 'more of it', ' vmx x'],
  ])('the rest of an event that the rotation has cut off is one with its time: %s', (first, program, message, tail) => {
    const next = first.includes('|')
      ? '2023-08-09T10:11:16.001Z| vmx| I125: x'
      : `2023-08-09T10:11:16.001Z ${/In\(\d+\)/.exec(first)![0]}${tail}`
    const { read } = readAll([first, first, next])
    expect(read.map(({ kind }) => kind)).toEqual(['event', 'continuation', 'event'])
    expect(read[0]).toMatchObject({ time: '2023-08-09T10:11:15.001000Z', level: 'info', program, message })
  })

  it('the name of an operation may hold blanks, a key that nobody knows ends it', () => {
    expect(read(bracket('sub=vpxLro opID=Host Sync-host-12-1a2b user=root'))).toMatchObject({
      op: 'Host Sync-host-12-1a2b',
      extra: 'user=root',
    })
    expect(read(bracket('sub=vpxLro opID=HB host-12'))).toMatchObject({ op: 'HB host-12', component: 'vpxLro' })
    expect(read(bracket('opID=1a-2b shard=7'))).toMatchObject({ op: '1a-2b', extra: 'shard=7' })
    const old = (keys: string) => `2012-12-07T09:20:50.922Z [01234 info 'vpxdvpxdInvtHost' ${keys}] text`
    expect(read(old('opID=Host Sync-host-12-1a2b'))).toMatchObject({ op: 'Host Sync-host-12-1a2b' })
    expect(read(old('opID=1a-2b user=root'))).toMatchObject({ op: '1a-2b' })
  })

  it.each([
    ['CDT', 'CST', '05', '06'],
    ['IDT', 'IST', '21', '22'],
  ])('%s and %s in one file are the summer and winter of one zone', (summer, winter, first, second) => {
    const log = (time: string, zone: string) => `2020-11-01 ${time} ${zone} 60939b29.1a2c 0 2102 1LOG:  checkpoint`
    const lines = [log('00:10:00.000', winter), log('00:10:00.000', summer), log('00:10:01.000', winter)]
    const { read } = readAll(lines)
    expect(read.map(({ time }) => time.slice(11, 13))).toEqual([second, first, second])
    expect(detect(lines, 'x')).toMatchObject({ zoned: true, zoneName: '' })
    const dates = ['Sun Nov  1 00:10:00', 'Sun Nov  1 00:20:00'].map(
      (date, n) => `${date} ${[summer, winter][n]} 2020: up`,
    )
    expect(readAll(dates).read.map(({ time }) => time.slice(11, 16))).toEqual([`${first}:10`, `${second}:20`])
    // alone it may mean others as well
    expect(detect([lines[0]!], 'x')).toMatchObject({ zoned: false, zoneName: winter })
  })

  it('a line with a comma before the fraction is no row of a table', () => {
    const jul = ['May 06, 2020 7:08:09 AM org.apache.catalina.core.Life init', 'INFO: up']
    const { read } = readAll([...jul, '2020-05-06 07:08:10,101 ERROR [main] com.vmware.Starter - gone', ...jul])
    expect(read[2]).toMatchObject({ time: '2020-05-06T07:08:10.101000Z', level: 'error', thread: 'main' })
  })

  it('a line with another general date is an event of its own', () => {
    const { read } = readAll([
      '2020/12/07 09:40:00 one',
      '2020-12-07 09:41:00 two',
      '2020/12/07 09:42:00 three',
      '12/07/2020 09:43:00 four',
    ])
    expect(read.map(({ kind, time }) => `${kind} ${time.slice(11, 16)}`)).toEqual(
      ['40', '41', '42', '43'].map((minute) => `event 09:${minute}`),
    )
  })

  it('events of wevtutil take time, level and source from the lines behind their number', () => {
    const block = (number: number, date: string, level: string) =>
      `Event[${number}]:\n  Log Name: System\n  Source: vsepflt\n  Date: ${date}\n  Event ID: 2\n  Level: ${level}\n  Description: \n  Date: 1999-01-01T00:00:00`
    const lines = [block(0, '2020-05-26T19:08:09.123', 'Error'), block(1, '2020-05-26T19:09:09.123Z', '\u8b66\u544a')]
      .join('\n\n')
      .split('\n')
      .map((line) => Buffer.from(line).toString('latin1'))
    const found = detect(lines, 'x.txt')
    const clock = clockFor(found, REFERENCE, { minutes: 540, basis: '+09:00' })
    const parser = createParser(found, yearsOfLines(found, clock, lines))
    const header = newHeader()
    const events = lines.flatMap((line) =>
      parser.parse(line, header) === 'event'
        ? [[formatMicros(header.time), LEVELS[header.level], header.program, header.component]]
        : [],
    )
    expect(events).toEqual([
      ['2020-05-26T10:08:09.123000Z', 'error', 'vsepflt', '2'],
      ['2020-05-26T19:09:09.123000Z', 'warning', 'vsepflt', '2'],
    ])
  })

  it.each([
    ['> ', '> ', '> '],
    ['  12\t', '  13\t', '  14\t'],
    ['112:', '113-', '114:'],
    ['vpxd-12.log:', 'vpxd-13.log:', './vpxd.log:'],
    ['/var/log/vmware/vpxd/vpxd.log:12:', '/var/log/vmware/vpxd/vpxd.log:13-', 'C:\\logs\\vpxd.log:14:'],
    ['    ', '\t', '    '],
  ])('what grep, cat and mails put before lines is no part of them: %j', (first, second, third) => {
    const line = (time: string) =>
      `2020-12-07T09:20:${time}Z info vpxd[03463] [Originator@6876 sub=vpxLro opID=k3-1] hello`
    const { format, read } = readAll([`${first}${line('01')}`, `${second}--> more`, `${third}${line('02')}`])
    expect(format).toBe('vmacore')
    expect(read.map(({ kind }) => kind)).toEqual(['event', 'continuation', 'event'])
    expect(read[2]).toMatchObject({ time: '2020-12-07T09:20:02.000000Z', op: 'k3-1', message: 'hello' })
  })

  it('a component may stand in brackets of its own', () => {
    expect(read(bracket('sub=[SSO][SsoAdminServiceImpl] opID=1a-2b'))).toMatchObject({ component: 'SSO', op: '1a-2b' })
    expect(read(bracket('sub=[SSO]'))).toMatchObject({ component: 'SSO', extra: '', message: 'text' })
  })

  it('a level in brackets before a tag is no host', () => {
    expect(read('2020-12-07 09:20:50.922 [error] vnetWFP: no such filter')).toMatchObject({ level: 'error', extra: '' })
  })

  it('lines of Go and of JSON within another log are events of their own', () => {
    const { read } = readAll([
      '2020-06-12T11:12:13.141Z debug wcp [kubelifecycle/cluster.go:120] [opID=domain-c8-1a2b] one',
      '{"level":"error","ts":"2020-06-12T11:12:13.441Z","logger":"controller","msg":"two","opID":"op-7"}',
      'E0612 11:12:13.741000       1 reflector.go:138] three',
      '{"not":"a log"}',
    ])
    expect(read.map(({ kind, level }) => `${kind} ${level}`)).toEqual([
      'event debug',
      'event error',
      'event error',
      'continuation unknown',
    ])
  })

  it('the level behind the first line counts where another format than the file reads it', () => {
    const { read } = readAll([
      '12-Jun-2020 11:12:13.141 INFO [main] org.apache.catalina.startup.HostConfig.deployDirectory one',
      'Jun 12, 2020 11:12:14 AM org.apache.catalina.core.StandardService startInternal',
      'SEVERE: two',
    ])
    expect(read.map(({ kind, level }) => `${kind} ${level}`)).toEqual([
      'event info',
      'event unknown',
      'continuation error',
    ])
  })
})
