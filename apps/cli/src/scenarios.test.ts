import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { AnalysisDocument } from './analysis/document.ts'
import { bundlescope } from './testing.ts'

/** Bundles that lie beside the repository on some machines; they are no part of it. */
const SCENARIOS = path.resolve(import.meta.dirname, '../../../../shared/scenarios')

interface Expected {
  bundles: { kind: string; host?: string; version?: string; build?: string }[]
  failedOperation?: { id: string; task: string; method: string; reasonContains: string }
}

const expected: [string, Expected][] = existsSync(SCENARIOS)
  ? Object.entries(JSON.parse(readFileSync(path.join(SCENARIOS, 'expected.json'), 'utf8')) as Record<string, Expected>)
  : []

if (expected.length === 0) test.skip('scenario bundles (none lie beside this repository)', () => undefined)

test.each(expected)('scenario %s', async (name, { bundles, failedOperation }) => {
  const folder = path.join(SCENARIOS, name)
  const { code, out, err } = await bundlescope([
    'analyze',
    ...readdirSync(folder).map((file) => path.join(folder, file)),
  ])
  expect(code, err).toBe(0)
  const document = JSON.parse(out) as AnalysisDocument
  for (const bundle of bundles) expect(document.bundles).toContainEqual(expect.objectContaining(bundle))
  if (failedOperation) {
    const { reasonContains, ...rest } = failedOperation
    expect(document.operations.failed).toContainEqual(
      expect.objectContaining({ ...rest, reason: expect.stringContaining(reasonContains) }),
    )
  }
})
