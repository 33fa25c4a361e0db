import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FileParser } from '../parse/format.ts'
import type { FileSink, LineReader } from './port.ts'
import { MAX_EVENT_BYTES, MOST_AT_ONCE, readLog } from './read-log.ts'

/** Events begin with `E<seconds> ` or, without a level, `N<seconds> `; lines that begin with `?` are known to nobody, all else continues. */
const parser: FileParser = {
  format: 'test',
  zone: 'UTC',
  reason: '',
  parse(line, header) {
    const m = /^[EN](\d+) /.exec(line)
    // `!` stands for a second line that states a level
    header.level = line.startsWith('!') ? 6 : 0
    if (!m) return line.startsWith('?') ? 'unparsed' : 'continuation'
    header.time = Number(m[1]) * 1e6
    header.level = line.startsWith('N') ? 0 : 3
    header.messageStart = m[0].length
    return 'event'
  },
  plain: 'service',
  follow: () => undefined,
}

interface Got {
  text: string
  time: number
  level: number
  lines: number
}

/** Even seconds are read many at once, odd ones as strings: so the two ways meet in every order. */
function sinkInto(got: Got[]): FileSink {
  const text = Buffer.alloc(MAX_EVENT_BYTES + 2 * MOST_AT_ONCE)
  const put = (time: number, level: number, from: number, to: number, lines: number) =>
    got.push({ text: text.toString('latin1', from, to), time, level, lines })
  let rows: { time: number; from: number; to: number }[] = []
  let kept = 0
  const plain: LineReader = {
    scan(_grammar, from, to) {
      rows = []
      for (let at = from; rows.length < 3; ) {
        const m = /^E(\d*[02468]) .*\n/.exec(text.toString('latin1', at, Math.min(to, at + 100)))
        if (!m) break
        rows.push({ time: Number(m[1]) * 1e6, from: at, to: at + m[0].length })
        at += m[0].length
      }
      return rows.length
    },
    time: (line) => rows[line]!.time,
    get firstTime() {
      return Math.min(...rows.map(({ time }) => time))
    },
    get lastTime() {
      return Math.max(...rows.map(({ time }) => time))
    },
    leapsBack: false,
    begin: (line) => rows[line]!.from,
    end: (line) => rows[line]!.to,
    addLines: (count) => {
      for (const { time, from, to } of rows.slice(0, count)) put(time, 3, from, to, 1)
    },
    keep: (line) => {
      kept = rows[line]!.time
    },
    addKept: (from, to, lines) => put(kept, 3, from, to, lines),
  }
  // Keeps the last byte before what is open, to show that it may.
  const moveToFront = (from: number, to: number) => {
    const by = Math.max(0, from - 1)
    text.copyWithin(0, by, to)
    return by
  }
  return { text, moveToFront, add: ({ time, level }, from, to, lines) => put(time, level, from, to, lines), plain }
}

async function read(chunks: Buffer[], fallback = 0) {
  const got: Got[] = []
  async function* source() {
    // A reader gives the memory of what it has read back.
    for (const chunk of chunks) yield Buffer.from(chunk)
  }
  const counts = await readLog(source(), parser, sinkInto(got), fallback)
  return { got, counts }
}

function cut(bytes: Buffer, sizes: number[]): Buffer[] {
  const chunks: Buffer[] = []
  let at = 0
  for (let i = 0; at < bytes.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1)
    chunks.push(bytes.subarray(at, at + size))
    at += size
  }
  return chunks
}

describe('readLog', () => {
  it('keeps continuation lines with their event and the bytes as they stand', async () => {
    const { got, counts } = await read([Buffer.from('E1 one\r\n--> more\nE2 two\n\nE3 three')])
    expect(got.map((g) => g.text)).toEqual(['E1 one\r\n--> more\n', 'E2 two\n\n', 'E3 three'])
    expect(got.map((g) => g.lines)).toEqual([2, 2, 1])
    expect(counts).toMatchObject({ lines: 5, events: 3, continuations: 2, unparsed: 0, first: 1e6, last: 3e6 })
  })

  it('takes the level from a continuation where the first line states none', async () => {
    const { got } = await read([Buffer.from('N1 a\n!b\nc\nE2 d\n!e\nN3 f\ng\n')])
    expect(got.map((event) => event.level)).toEqual([6, 3, 0])
  })

  it('shows lines before the first event just before it, and lines nobody knows after the last one', async () => {
    const { got, counts } = await read([
      Buffer.from('rest of an event\nof another file\nE7 seven\n? what\n? is this\nE8 eight\n'),
    ])
    expect(got).toEqual([
      { text: 'rest of an event\nof another file\n', time: 7e6, level: 0, lines: 2 },
      { text: 'E7 seven\n', time: 7e6, level: 3, lines: 1 },
      { text: '? what\n? is this\n', time: 7e6, level: 0, lines: 2 },
      { text: 'E8 eight\n', time: 8e6, level: 3, lines: 1 },
    ])
    expect(counts).toMatchObject({ lines: 6, events: 2, continuations: 0, unparsed: 4 })
  })

  it('reads the line behind a hole of NUL bytes', async () => {
    const hole = '\0'.repeat(5000)
    const { got, counts } = await read([Buffer.from(`E1 one\n${hole}E2 two\n`)])
    expect(got.map((g) => [g.time, g.text.length])).toEqual([
      [1e6, 7],
      [2e6, 5007],
    ])
    expect(counts).toMatchObject({ events: 2, continuations: 0, unparsed: 0 })
  })

  it('gives a file without any event the time it is told', async () => {
    const { got, counts } = await read([Buffer.from('nothing\nknown')], 42)
    expect(got).toEqual([{ text: 'nothing\nknown', time: 42, level: 0, lines: 2 }])
    expect(counts).toMatchObject({ events: 0, unparsed: 2, first: null })
  })

  it('stores a line of many megabytes in pieces, each byte once, and goes on behind it', async () => {
    const long = `E1 ${'x'.repeat(3 * MAX_EVENT_BYTES)}`
    const bytes = Buffer.from(`${long}\n--> tail\nE2 two\n`)
    const { got, counts } = await read(cut(bytes, [1024 * 1024]))
    expect(got.map((g) => g.text).join('')).toBe(bytes.toString('latin1'))
    expect(got.length).toBeGreaterThan(2)
    expect(Math.max(...got.map((g) => g.text.length))).toBeLessThan(MAX_EVENT_BYTES + 2 * 1024 * 1024)
    expect(got.at(-1)).toEqual({ text: 'E2 two\n', time: 2e6, level: 3, lines: 1 })
    expect(counts).toMatchObject({ lines: 3, events: 2, continuations: 1, unparsed: 0 })
    expect(got.reduce((n, g) => n + g.lines, 0)).toBe(3)
  })

  it('gives the same events however the bytes are cut, loses no byte and no line', async () => {
    const line = fc.oneof(
      fc.integer({ min: 0, max: 99 }).map((n) => `E${n} event`),
      fc.constantFrom('--> continued', '', '? unknown', '\tat a.b(C.java:1)', 'E', '\r'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 40 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
        async (lines, end, closed, sizes) => {
          const bytes = Buffer.from(lines.join(end) + (closed && lines.length > 0 ? end : ''))
          const whole = await read([bytes])
          const pieces = await read(cut(bytes, sizes))
          expect(pieces).toEqual(whole)
          expect(whole.got.map((g) => g.text).join('')).toBe(bytes.toString('latin1'))
          const { counts } = whole
          expect(counts.events + counts.continuations + counts.unparsed).toBe(counts.lines)
          expect(whole.got.reduce((n, g) => n + g.lines, 0)).toBe(counts.lines)
          expect(counts.bytes).toBe(bytes.length)
        },
      ),
    )
  })
})
