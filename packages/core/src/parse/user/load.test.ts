import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { classify } from '../classify.ts'
import { clockFor, detect } from '../detect.ts'
import { newHeader } from '../header.ts'
import { createParser } from '../parser.ts'
import { loadUserFormats } from './load.ts'

const GOOD = `
id: acme-agent
title: ACME backup agent
pattern: '^(?<time>\\d\\d\\.\\d\\d\\.\\d{4} [\\d:,]+) (?<level>[A-Z])/(?<component>\\w+) <(?<thread>\\d+)> (?:op=(?<op>\\S+) )?(?<message>.*)$'
time: dd.MM.yyyy HH:mm:ss,SSS
levels: { E: error, W: warning, I: info }
program: acme-agent
continues: '^\\d\\d\\.\\d\\d\\.\\d{4} cont'
samples:
  - text: |
      06.05.2021 07:08:09,101 E/Store <42> op=1a-2b cannot write – full
      stack follows
    expect:
      time: 2021-05-06T07:08:09.101Z
      level: error
      program: acme-agent
      thread: '42'
      component: Store
      op: 1a-2b
      message: |
        cannot write – full
        stack follows
`

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bundlescope-formats-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** The message of the only problem when this text is the only file. */
async function refusal(text: string, name = 'x.yaml'): Promise<string> {
  writeFileSync(join(dir, name), text)
  const { formats, problems } = await loadUserFormats(dir)
  expect(formats).toEqual([])
  expect(problems.map((problem) => problem.file)).toEqual([name])
  return problems[0]!.message
}

describe('a format in a file', () => {
  it('is used wherever the built-in ones are', async () => {
    writeFileSync(join(dir, 'acme.yaml'), GOOD)
    writeFileSync(join(dir, 'notes.txt'), 'not a format')
    const { formats, problems } = await loadUserFormats(dir)
    expect(problems).toEqual([])
    expect(formats.map((format) => format.id)).toEqual(['acme-agent'])

    const lines = ['26.05.2021 07:08:09,101 W/Net <7> slow', '26.05.2021 continues here', 'and here']
    expect(detect(lines, 'a.log')?.name).toBe('local-date')
    const found = detect(lines, 'a.log', formats)
    expect(found?.name).toBe('acme-agent')
    const clock = clockFor(found, Date.UTC(2022, 0, 1) * 1000)
    const header = newHeader()
    const parser = createParser(found, clock, formats)
    expect(lines.map((line) => parser.parse(line, header))).toEqual(['event', 'continuation', 'continuation'])
    expect(classify('commands/x.txt', Buffer.from(lines.join('\n')), formats).kind).toBe('log')
    // a few of its lines within a file of another format
    const other = createParser(null, clock, formats)
    expect(other.parse(lines[0]!, header)).toBe('event')
    expect(header).toMatchObject({ program: 'acme-agent', thread: '7', component: 'Net' })
  })

  it('may be JSON', async () => {
    writeFileSync(
      join(dir, 'a.json'),
      JSON.stringify({
        id: 'ticks',
        title: 'Ticks',
        pattern: ['(?<time>\\d{13}) (?<message>.*)', '(?<time>\\w{3} \\d\\d [\\d:]{8}) '],
        time: ['epoch-ms', 'MMM dd HH:mm:ss'],
        samples: [
          { text: '1620284889101 hello', expect: { time: '2021-05-06T07:08:09.101Z', level: 'unknown' } },
          { text: 'May 06 07:08:09 hello', expect: { time: '2021-05-06T07:08:09Z', message: 'hello' } },
        ],
      }),
    )
    expect((await loadUserFormats(dir)).problems).toEqual([])
  })

  it('is left out with a reason, and the others are used', async () => {
    writeFileSync(join(dir, 'a.yaml'), GOOD)
    writeFileSync(join(dir, 'b.yaml'), GOOD)
    writeFileSync(join(dir, 'c.yaml'), GOOD.replace('acme-agent', 'acme-two').replace('level: error', 'level: notice'))
    const { formats, problems } = await loadUserFormats(dir)
    expect(formats.map((format) => format.id)).toEqual(['acme-agent'])
    expect(problems).toEqual([
      { file: 'b.yaml', message: 'id: there is a format called acme-agent already' },
      {
        file: 'c.yaml',
        message:
          'sample 1 (06.05.2021 07:08:09,101 E/Store <42> op=1a-2b cannot write – full): level: expected "notice", read "error"',
      },
    ])
  })

  it.each([
    ['id: [', /^line \d+, column \d+: /],
    ['hello', /^the file must hold one format/],
    [GOOD.replace('title:', 'titel:'), /title/],
    [GOOD.replace('id: acme-agent', 'id: Acme Agent'), /^id: /],
    [GOOD.replace('id: acme-agent', 'id: vmacore'), /called vmacore already/],
    [GOOD.replace('(?<level>', '(?<severity>'), /no field is called severity/],
    [GOOD.replace('(?<time>', '(?<thread>').replace('<(?<thread>\\d+)>', '<\\d+>'), /no group \(\?<time>…\)/],
    [GOOD.replace('^(?<time>', '^(?=x)(?<time>'), /look-around are not supported/],
    [GOOD.replace('(?<message>.*)$', '(?<message>.*)\\1'), /Back-references/],
    [GOOD.replace('dd.MM.yyyy', 'dd.MM.QQQQ'), /no field is called Q/],
    [GOOD.replace('dd.MM.yyyy HH:mm', 'MM.yyyy HH:mm'), /has no day/],
    [GOOD.replace('dd.MM.yyyy', 'MM.dd.yyyy'), /time: expected "2021-05-06/],
    [GOOD.replace('      stack follows\n', '      06.05.2021 07:08:09,102 I/Store <42> two\n'), /message: |its line 2/],
    [GOOD.replace('2021-05-06T07:08:09.101Z', 'yesterday'), /yesterday is no time/],
    [`${GOOD.slice(0, GOOD.indexOf('samples:'))}samples: []`, /^samples/],
    [GOOD.padEnd(300_000), /larger than/],
  ])('is refused: %#', async (text, message) => {
    expect(await refusal(text)).toMatch(message)
  })

  it('does not hang on an expression that would', async () => {
    writeFileSync(
      join(dir, 'a.yaml'),
      `id: slow\ntitle: Slow\ntime: iso\npattern: '^(?<time>\\S+) (?:(?:a+)+)+b(?<message>.*)'\nsamples:\n  - text: 2021-05-06T07:08:09Z aab!\n    expect: { time: '2021-05-06T07:08:09Z', message: '!' }\n`,
    )
    const { formats, problems } = await loadUserFormats(dir)
    expect(problems).toEqual([])
    const line = `2021-05-06T07:08:09Z ${'a'.repeat(1_000_000)}`
    expect(formats[0]!.read(line, newHeader(), clockFor(null, 0))).toBe(false)
  })

  it('is none where there is no folder', async () => {
    expect(await loadUserFormats(join(dir, 'none'))).toEqual({ formats: [], problems: [] })
  })
})
