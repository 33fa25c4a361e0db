import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { DEFAULT_LIMITS } from '@bundlescope/core/bundle/entry.ts'
import type { Scope } from '@bundlescope/core/store/port.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openEventStore } from '../index/store.ts'
import { bundleDir, indexPath } from '../paths.ts'
import { ingestBundle } from './ingest.ts'

const ID = '00000000000000aa'
const HEAD = 'info vpxd[04711] [Originator@6876 sub=vpxLro opID=k3f9-1] '
const DOORS = `
id: door-watch
title: Door watch
pattern: '^(?<time>\\d\\d\\.\\d\\d\\.\\d{4} [\\d:,]+) (?<level>[A-Z])/(?<component>\\w+) (?<message>.*)$'
time: dd.MM.yyyy HH:mm:ss,SSS
levels: { E: error, I: info }
samples:
  - text: 06.05.2021 07:08:09,101 E/Gate stuck
    expect: { time: 2021-05-06T07:08:09.101Z, level: error, component: Gate, message: stuck }
`
const HEADER = 'Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name'
const everything: Scope = {
  bundles: [ID],
  where: { kind: 'all', span: { start: 0, end: 0 } },
  from: null,
  to: null,
  levels: null,
  sources: null,
}

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'bundlescope-ingest-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

function write(name: string, text: string | Buffer): string {
  const file = path.join(dataDir, name)
  writeFileSync(file, text)
  return file
}

async function ingest(file: string, signal?: AbortSignal) {
  const options = { bundle: ID, threads: 1, limits: DEFAULT_LIMITS, ...(signal ? { signal } : {}) }
  return ingestBundle({ path: file, name: path.basename(file) }, indexPath(dataDir, ID), options)
}

async function page() {
  const store = openEventStore({ dataDir, readers: 2 })
  try {
    return { ...(await store.page(everything, { at: 'offset', offset: 0 }, 100)), report: await store.report(ID) }
  } finally {
    await store.close()
  }
}

describe('ingest', () => {
  it('makes every line of a log an event, a continuation, or a plain record', async () => {
    const lines = ['cut off', `2021-03-04T05:06:07.089Z ${HEAD}one`, '--> two', `2021-03-04T05:06:08Z ${HEAD}three`]
    expect(await ingest(write('vpxd-7.log', lines.join('\n')))).toEqual({ state: 'ready', message: null })
    const { events, report } = await page()
    expect(events.map((event) => [event.line, event.lines, event.message])).toEqual([
      [1, 1, 'cut off'],
      [2, 2, 'one\n--> two'],
      [4, 1, 'three'],
    ])
    expect(events[1]).toMatchObject({
      time: '2021-03-04T05:06:07.089000Z',
      level: 'info',
      op: 'k3f9-1',
      sourceName: 'vpxd',
    })
    expect(report.totals).toMatchObject({ lines: 4, events: 2, continuationLines: 1, unparsedLines: 1 })
  })

  it.each([
    ['\r', '\r', '\r'],
    ['\n', '\r', '\r\n'],
  ])('finds lines that end with %j, %j and %j, and says where a carriage return alone does', async (...ends) => {
    const lines = ['one', 'two', 'three'].map((word, i) => `2021-03-04T05:06:0${i}Z ${HEAD}${word}${ends[i]}`)
    await ingest(write('vpxd-7.log', lines.join('')))
    const { events, report } = await page()
    expect(events.map((event) => [event.line, event.message])).toEqual([
      [1, 'one'],
      [2, 'two'],
      [3, 'three'],
    ])
    expect(report.files[0]).toMatchObject({ format: 'vpxd', events: 3, bytes: lines.join('').length })
    expect(report.files[0]!.detection).toContain('carriage return alone')
  })

  it('does not let a file without stamps, copied today, stretch the span of the logs', async () => {
    const folder = path.join(dataDir, 'in')
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'vpxd.log'), `2021-03-04T05:06:07Z ${HEAD}one\n2021-03-04T06:06:07Z ${HEAD}two\n`)
    writeFileSync(path.join(folder, 'runtime.log.stdout'), 'no stamp here\nnor here\n')
    utimesSync(path.join(folder, 'runtime.log.stdout'), 1.9e9, 1.9e9)
    await ingest(folder)
    const { events } = await page()
    expect(events.map((event) => [event.time, event.message])).toContainEqual([
      '2021-03-04T06:06:07.000000Z',
      'no stamp here\nnor here',
    ])
  })

  it('takes the place of the index that was there', async () => {
    await ingest(write('a.log', `2021-03-04T05:06:07Z ${HEAD}old\n`))
    await ingest(write('b.log', `2021-03-04T05:06:07Z ${HEAD}new\n`))
    expect((await page()).events.map((event) => event.message)).toEqual(['new'])
  })

  it('says what could not be read at all', async () => {
    expect(await ingest(write('empty.log', ''))).toEqual({ state: 'failed', message: 'empty file' })
    expect(await ingest(write('noise', Buffer.alloc(1000, '\0\x01\x02')))).toMatchObject({ state: 'failed' })
    const text = write('paste.txt', 'nobody knows\nwhat this is\n')
    expect(await ingest(text)).toEqual({ state: 'partial', message: 'paste.txt: text of no known format' })
  })

  it('says of a file of which nothing can be unpacked that it is damaged, not that it is empty', async () => {
    const log = gzipSync(`2021-03-04T05:06:07Z ${HEAD}one\n`)
    const { state, message } = await ingest(write('a.log.gz', log.subarray(0, 11)))
    expect(state).toBe('failed')
    expect(message).toMatch(/end too early/)
    const folder = path.join(dataDir, 'in')
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'a.log.gz'), log.subarray(0, 11))
    writeFileSync(path.join(folder, 'whole.log'), `2021-03-04T05:06:07Z ${HEAD}one\n`)
    expect(await ingest(folder)).toMatchObject({
      state: 'partial',
      message: expect.stringMatching(/^a\.log\S*: .*early/),
    })
  })

  it('names a file for every kind of trouble, and says how many more there are', async () => {
    const folder = path.join(dataDir, 'in')
    mkdirSync(folder)
    const log = gzipSync(`2021-03-04T05:06:07Z ${HEAD}one\n`.repeat(500))
    for (const name of ['a.log.gz', 'b.log.gz', 'c.log.gz']) writeFileSync(path.join(folder, name), log.subarray(0, -9))
    writeFileSync(path.join(folder, 'whole.log'), `2021-03-04T05:06:07Z ${HEAD}one\n`)
    const { state, message } = await ingest(folder)
    expect(state).toBe('partial')
    expect(message).toMatch(/^a\.log(?:\.gz)?: .+ \(and 2 more files\)$/)

    // An archive that nobody here can open keeps something back, as a damaged file does; a link does not.
    for (const name of ['a', 'b', 'c']) rmSync(path.join(folder, `${name}.log.gz`))
    symlinkSync('whole.log', path.join(folder, 'latest.log'))
    expect(await ingest(folder)).toEqual({ state: 'ready', message: null })
    writeFileSync(path.join(folder, 'more.7z'), Buffer.from('377abcaf271c0004000000000000', 'hex'))
    expect(await ingest(folder)).toMatchObject({ state: 'partial', message: expect.stringMatching(/^more\.7z: /) })
  })

  it('keeps what commands say as tables, by the time of the bundle, and as a text', async () => {
    const folder = path.join(dataDir, 'in')
    mkdirSync(path.join(folder, 'commands'), { recursive: true })
    const text = [
      'Active Internet connections (servers and established)',
      'Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name',
      'tcp        0      0 127.0.0.1:15007         0.0.0.0:*               LISTEN      2571/vmware-sps.lau',
      'tcp        0      0 10.20.30.40:443         10.20.30.50:51514       ESTABLISHED 1931/rhttpproxy',
      '',
    ].join('\n')
    writeFileSync(path.join(folder, 'commands', 'netstat_-anp.txt'), text)
    writeFileSync(path.join(folder, 'commands', 'date.txt'), 'Thu Mar  4 05:10:00 UTC 2021\n')
    writeFileSync(path.join(folder, 'what.txt'), 'nobody knows\nwhat this is\n')
    writeFileSync(path.join(folder, 'vpxd.log'), `2021-03-04T05:06:07Z ${HEAD}one\n`)
    expect(await ingest(folder)).toEqual({ state: 'ready', message: null })
    const store = openEventStore({ dataDir, readers: 2 })
    const tables = await store.snapshots(ID)
    const sockets = tables.find(({ kind }) => kind === 'socket')!
    expect(sockets).toMatchObject({ bundle: ID, member: 'b1', path: 'commands/netstat_-anp.txt' })
    expect(sockets.rows).toMatchObject([
      { localPort: 15007, state: 'LISTEN', pid: 2571, line: 3 },
      { localPort: 443, remoteAddress: '10.20.30.50', line: 4 },
    ])
    const { files, members } = await store.report(ID)
    expect(sockets.at).toBe(members[0]!.collectedAt === null ? null : parseMicros(members[0]!.collectedAt))
    const file = (name: string) => files.find(({ path: at }) => at.endsWith(name))
    expect(file('netstat_-anp.txt')).toMatchObject({ kind: 'snapshot', format: sockets.parser, status: 'ok', lines: 4 })
    expect(file('what.txt')).toMatchObject({ kind: 'other', status: 'skipped', reason: 'text of no known format' })
    expect((await store.raw(ID, 'b1', 'what.txt', 2, 9))?.lines).toEqual(['what this is'])
    await store.close()
  })

  it('takes a table for one although its name is that of a log', async () => {
    const netstat =
      'tcp        0      0 127.0.0.1:15007         0.0.0.0:*               LISTEN      2571/vmware-sps.lau\n'
    await ingest(write('netstat.log', `Active Internet connections (only servers)\n${HEADER}\n${netstat.repeat(5)}`))
    const { report, events } = await page()
    expect(events).toEqual([])
    expect(report.files[0]).toMatchObject({ kind: 'snapshot', status: 'ok' })
    expect(report.sources).toEqual([])
  })

  it("finds the tables in a terminal's text that shows lines of a log, too", async () => {
    const text = [
      'root@vc07 [ ~ ]# service-control --status vmware-sps',
      'Stopped:',
      ' vmware-sps',
      'root@vc07 [ ~ ]# tail -2 /var/log/vmware/vpxd/vpxd.log',
      '2021-03-04T05:06:07.100Z error vpxd[02211] [Originator@6876 sub=pbm opID=l5-1] no answer',
      '2021-03-04T05:06:07.200Z error vpxd[02211] [Originator@6876 sub=pbm opID=l5-2] no answer',
      '',
    ].join('\n')
    await ingest(write('paste.txt', text))
    const { report } = await page()
    expect(report.files[0]).toMatchObject({ kind: 'log', events: 2 })
    const store = openEventStore({ dataDir, readers: 1 })
    expect(await store.snapshots(ID)).toMatchObject([
      { kind: 'service', rows: [{ name: 'vmware-sps', state: 'stopped' }] },
    ])
    await store.close()
  })

  it('finds the tables in a log that is named for them, and shows it as a log all the same', async () => {
    const dump = (minute: number): string =>
      [
        `2021-03-04T05:0${minute}:00.000Z info procwatch[04711] [Originator@6876 sub=Main] dump`,
        'USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND',
        'root         1  0.0  0.1 191476  4044 ?        Ss   Mar01   0:12 /sbin/init',
        'sps       2571  1.0  3.1 991476 84044 ?        Sl   Mar02  10:12 /usr/lib/vmware-vmon/vmware-sps.launcher -x',
        '',
      ].join('\n')
    await ingest(write('procstate.log', dump(1) + dump(2)))
    const { events, report } = await page()
    expect(events).toHaveLength(2)
    expect(report.files[0]).toMatchObject({ kind: 'log', status: 'ok', events: 2 })
    const store = openEventStore({ dataDir, readers: 1 })
    const tables = await store.snapshots(ID)
    expect(tables.flatMap(({ kind, path: at }) => [kind, at])).toContain('process')
    await store.close()
  })

  it('keeps the begin of a text that is too long to be kept', async () => {
    const line = `${'x'.repeat(99)}\n`
    await ingest(write('huge.conf', line.repeat(180_000)))
    const { report } = await page()
    expect(report.files[0]).toMatchObject({ status: 'partial', reason: 'only its first 16 MiB are kept' })
    const store = openEventStore({ dataDir, readers: 1 })
    const raw = await store.raw(ID, 'b1', report.files[0]!.path, 160_000, 2)
    expect(raw).toMatchObject({ firstLine: 160_000, totalLines: null, lines: [line.trim(), line.trim()] })
    await store.close()
  })

  it('reads logs in the encodings of Windows and of Japan', async () => {
    const folder = path.join(dataDir, 'in')
    mkdirSync(folder)
    const line = `2021-03-04T05:06:07.089Z ${HEAD}`
    writeFileSync(path.join(folder, 'utf16.log'), Buffer.from(`\ufeff${line}エラー Größe\n--> と\n`, 'utf16le'))
    const sjis = Buffer.from('835a8362835683878393 82aa 90d8926682b382ea82dc82b582bd'.replaceAll(' ', ''), 'hex')
    const text = Buffer.concat([Buffer.from(line), sjis, Buffer.from('\n')])
    writeFileSync(path.join(folder, 'sjis.log'), Buffer.concat([text, text, text]))
    await ingest(folder)
    const { events, report } = await page()
    expect(events.map((event) => [event.path, event.message]).sort()).toEqual([
      ...Array(3).fill(['sjis.log', 'セッションが切断されました']),
      ['utf16.log', 'エラー Größe\n--> と'],
    ])
    expect(report.files.map((file) => [file.path, file.encoding]).sort()).toEqual([
      ['sjis.log', 'shift_jis'],
      ['utf16.log', 'utf-16le'],
    ])
    const store = openEventStore({ dataDir, readers: 1 })
    expect(await store.event(events[0]!.id)).toMatchObject({
      encoding: report.files.find((f) => f.path === events[0]!.path)!.encoding,
    })
    await store.close()
  })

  it('tells the encoding of a text that is no log, though only its middle shows it', async () => {
    const note = Buffer.from('90da91b182c582ab82dc82b982f10a'.repeat(3), 'hex')
    await ingest(write('notes.txt', Buffer.concat([Buffer.from('key = value\n'.repeat(8000)), note])))
    const { report } = await page()
    expect(report.files[0]).toMatchObject({ path: 'notes.txt', encoding: 'shift_jis', lines: 8003 })
  })

  it.each([
    [null, '2021-03-08T09:40:00.000000Z', '+05:30 (IST may mean several zones: choose one if it is not this)'],
    ['2021-03-08 11:45:00 +0200', '2021-03-08T13:10:00.000000Z', '+02:00 (commands/date.txt)'],
    ['2021-03-08 09:45:00 UTC', '2021-03-08T09:40:00.000000Z', '+05:30 (IST may'],
  ])('reads stamps of a zone that several call so, on a machine whose date is %s', async (date, time, basis) => {
    const folder = path.join(dataDir, 'in')
    mkdirSync(path.join(folder, 'commands'), { recursive: true })
    const line = '2021-03-08 15:10:00.000 IST 60939b29.1a2c 0 2102 1LOG:  checkpoint starting: time\n'
    writeFileSync(path.join(folder, 'postgresql.log'), line)
    if (date !== null) writeFileSync(path.join(folder, 'commands', 'date.txt'), `${date}\n`)
    await ingest(folder)
    const { events, report } = await page()
    expect(events[0]).toMatchObject({ time, message: 'checkpoint starting: time' })
    expect(report.files.find((file) => file.path === 'postgresql.log')!.timeZone).toContain(basis)
  })

  it('shows the table of an output once that is there plain and as JSON', async () => {
    const folder = path.join(dataDir, 'in')
    for (const name of ['commands', 'json']) mkdirSync(path.join(folder, name), { recursive: true })
    const plain = 'Name  Is Loaded  Is Enabled\n----  ---------  ----------\nvmci       true        true\n'
    const json = '[{"IsEnabled": true, "IsLoaded": true, "Name": "vmci"}]\n'
    writeFileSync(path.join(folder, 'commands', 'localcli_system-module-list.txt'), plain)
    writeFileSync(path.join(folder, 'json', 'localcli_system-module-list.json'), json)
    writeFileSync(path.join(folder, 'json', 'localcli_other-list.json'), json)
    await ingest(folder)
    const store = openEventStore({ dataDir, readers: 1 })
    const tables = await store.snapshots(ID)
    expect(tables.map((table) => table.path).sort()).toEqual([
      'commands/localcli_system-module-list.txt',
      'json/localcli_other-list.json',
    ])
    await store.close()
    const { report } = await page()
    expect(report.files.find((file) => file.path === 'json/localcli_system-module-list.json')!.detection).toContain(
      'its table is that of commands/localcli_system-module-list.txt',
    )
  })

  it('reads by formats that people added', async () => {
    const formats = path.join(dataDir, 'formats')
    mkdirSync(formats)
    writeFileSync(path.join(formats, 'doors.yaml'), DOORS)
    const file = write('doors.txt', '06.05.2021 07:08:09,101 E/Gate open\n06.05.2021 07:08:10,000 I/Gate shut\n')
    const options = { bundle: ID, threads: 1, limits: DEFAULT_LIMITS, formatsDir: formats }
    await ingestBundle({ path: file, name: 'doors.txt' }, indexPath(dataDir, ID), options)
    const { events, report } = await page()
    expect(report.files[0]).toMatchObject({ format: 'door-watch' })
    expect(events.map((event) => event.level)).toEqual(['error', 'info'])
  })

  it('counts as levels of a source those of its events, not of lines that no format knows', async () => {
    await ingest(write('vpxd.log', `what\nis this\n2021-03-04T05:06:07Z ${HEAD}one\n2021-03-04T05:06:08Z ${HEAD}two\n`))
    const { report, total } = await page()
    expect(total).toBe(3)
    expect(report.sources[0]).toMatchObject({ events: 2, levels: { info: 2 } })
  })

  it('has an empty report for a bundle that nobody has read', async () => {
    const store = openEventStore({ dataDir, readers: 1 })
    expect(await store.report('00000000000000ff')).toMatchObject({ files: [], complete: false })
    await store.close()
  })

  it('leaves nothing behind when it is given up', async () => {
    const file = write('vpxd.log', `2021-03-04T05:06:07Z ${HEAD}line\n`.repeat(200_000))
    const giveUp = new AbortController()
    const going = ingest(file, giveUp.signal)
    setTimeout(() => giveUp.abort(new Error('enough')), 50)
    await expect(going).rejects.toThrow('enough')
    expect(existsSync(indexPath(dataDir, ID))).toBe(false)
    expect(readdirSync(bundleDir(dataDir, ID))).toEqual([])
  })

  it('reads uploads one after the other, side by side, and after one that was given up', async () => {
    const file = (n: number) => write(`vpxd-${n}.log`, `2021-03-04T05:06:07Z ${HEAD}upload ${n}\n`.repeat(n))
    const into = (n: number, signal?: AbortSignal) =>
      ingestBundle({ path: file(n), name: 'vpxd.log' }, indexPath(dataDir, idOf(n)), {
        bundle: idOf(n),
        threads: 1,
        limits: DEFAULT_LIMITS,
        ...(signal ? { signal } : {}),
      })
    const idOf = (n: number): string => n.toString(16).padStart(16, '0')
    await into(1)
    await into(2)
    await Promise.all([into(3), into(4), into(5)])
    await expect(into(6, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
    const giveUp = new AbortController()
    const going = into(200_000, giveUp.signal)
    setTimeout(() => giveUp.abort(new Error('enough')), 20)
    await expect(going).rejects.toThrow('enough')
    await into(7)
    const store = openEventStore({ dataDir, readers: 1 })
    const counts = []
    for (const n of [1, 2, 3, 4, 5, 7]) counts.push((await store.report(idOf(n))).totals.events)
    await store.close()
    expect(counts).toEqual([1, 2, 3, 4, 5, 7])
  })
})
