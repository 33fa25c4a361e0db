import { readdirSync } from 'node:fs'
import { LEVELS } from '@bundlescope/contract/level.ts'
import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import { describe, expect, it } from 'vitest'
import { clockFor, detect } from '../detect.ts'
import type { FormatSample, LogFormat } from '../format.ts'
import { newHeader } from '../header.ts'
import { createParser } from '../parser.ts'
import { FORMATS } from './index.ts'

/** Stamps without a year are read as of this day; samples count on it. */
const REFERENCE = parseMicros('2020-12-08T00:00:00Z')!

/** What the format reads from a sample, with the sample's continuation lines in the message. */
function readSample(format: LogFormat, sample: FormatSample): Record<string, string> | null {
  const [first, ...more] = sample.text.split('\n')
  const header = newHeader()
  const clock = clockFor(detect([first!], 'a/file'), REFERENCE)
  if (!format.read(first!, header, clock)) return null
  const { program, thread, component, op, extra } = header
  const message = [first!.slice(header.messageStart), ...more].join('\n')
  return {
    time: formatMicros(header.time),
    level: LEVELS[header.level]!,
    program,
    thread,
    component,
    op,
    extra,
    message,
  }
}

describe.each(FORMATS.map((format) => [format.id, format] as const))('format %s', (_id, format) => {
  it('has samples', () => {
    expect(format.samples.length).toBeGreaterThan(0)
  })

  it.each(format.samples.map((sample) => [sample.text.slice(0, 90), sample] as const))('reads %s', (_text, sample) => {
    expect(readSample(format, sample)).toMatchObject(sample.expect)
  })

  it.each(format.samples.map((sample) => [sample.text.slice(0, 90), sample] as const))(
    'is detected by %s',
    (_text, sample) => {
      const found = detect(sample.text.split('\n'), 'a/file')
      expect(found?.format.id).toBe(format.id)
      const parser = createParser(found, clockFor(found, REFERENCE))
      const kinds = sample.text.split('\n').map((line) => parser.parse(line, newHeader()))
      expect(kinds).toEqual(kinds.map((_, i) => (i === 0 ? 'event' : 'continuation')))
    },
  )
})

it('lists every format of this folder, once', async () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  const found: unknown[] = []
  for (const file of files.filter((name) => name !== 'index.ts')) {
    const module = (await import(new URL(file, import.meta.url).href)) as Record<string, unknown>
    found.push(
      ...Object.values(module).filter((value) => typeof value === 'object' && value !== null && 'samples' in value),
    )
  }
  expect(new Set(FORMATS)).toEqual(new Set(found))
  expect(new Set(FORMATS.map((format) => format.id)).size).toBe(FORMATS.length)
})
