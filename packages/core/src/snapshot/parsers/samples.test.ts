import { readdirSync } from 'node:fs'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { describe, expect, it } from 'vitest'
import { recogniseSnapshots } from '../recognise.ts'
import { PARSERS } from './index.ts'

const named = <T extends { text: string }>(samples: readonly T[]): [string, T][] =>
  samples.map((sample) => [sample.text.trim().split('\n')[0]!.slice(0, 90), sample])

describe.each(PARSERS.map((parser) => [parser.id, parser] as const))('parser %s', (_id, parser) => {
  it('has samples, and no flags on the line that begins it', () => {
    expect(parser.samples.length).toBeGreaterThan(0)
    expect(parser.begins?.flags ?? '').toBe('')
  })

  // Also the cross test: every parser is asked about every sample, and only its own may win.
  it.each(named(parser.samples))('alone reads %s', (_text, { text, path, expect: expected }) => {
    const found = recogniseSnapshots(text, path ?? 'pasted.txt')
    expect(new Set(found.map((snapshot) => snapshot.parser))).toEqual(new Set([parser.id]))
    const table = found.find(({ kind }) => kind === expected.kind)
    expect(table?.rows.slice(0, expected.rows.length)).toMatchObject(expected.rows)
    if (expected.count !== undefined) expect(table?.rows).toHaveLength(expected.count)
    if (expected.asOf !== undefined) expect(table?.asOf).toBe(parseMicros(expected.asOf))
    if (expected.subject !== undefined) expect(table?.subject).toBe(expected.subject)
  })

  it.each(named(parser.samples))('finds the lines of %s again', (_text, { text, path }) => {
    const shifted = recogniseSnapshots(`\n${text}`, path ?? 'pasted.txt')
    const plain = recogniseSnapshots(text, path ?? 'pasted.txt')
    const linesOf = (snapshots: typeof plain): number[] => snapshots.flatMap(({ rows }) => rows.map(({ line }) => line))
    expect(linesOf(shifted)).toEqual(linesOf(plain).map((line) => line + 1))
    for (const line of linesOf(plain)) expect(line).toBeGreaterThan(0)
  })
})

it('lists every parser of these folders, once', async () => {
  const found: unknown[] = []
  for (const name of readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts') || name === 'index.ts') continue
    const module = (await import(new URL(name, import.meta.url).href)) as Record<string, unknown>
    found.push(
      ...Object.values(module).filter((value) => typeof value === 'object' && value !== null && 'samples' in value),
    )
  }
  expect(new Set(PARSERS)).toEqual(new Set(found))
  expect(new Set(PARSERS.map(({ id }) => id)).size).toBe(PARSERS.length)
})
