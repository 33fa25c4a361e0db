import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import { describe, expect, it } from 'vitest'
import { recognise } from './test/recognise.ts'

const SCENARIOS = join(import.meta.dirname, '../../../../../shared/scenarios')
async function membersOf(path: string, name: string): Promise<BundleMember[]> {
  const { members, outcomes } = await recognise(path, name, join(SCENARIOS, 'not-needed'))
  expect(outcomes.map(({ status }) => status)).not.toContain('partial')
  return members
}

describe.skipIf(!existsSync(SCENARIOS))('bundles of ../shared/scenarios (skipped when they are not there)', () => {
  const expected: Record<string, { bundles: Partial<BundleMember>[] }> = existsSync(SCENARIOS)
    ? JSON.parse(readFileSync(join(SCENARIOS, 'expected.json'), 'utf8'))
    : {}
  it.each(Object.keys(expected))('%s', async (scenario) => {
    const found: BundleMember[] = []
    for (const file of readdirSync(join(SCENARIOS, scenario)))
      found.push(...(await membersOf(join(SCENARIOS, scenario, file), file)))
    for (const bundle of expected[scenario]!.bundles) expect(found).toContainEqual(expect.objectContaining(bundle))
    expect(found).toHaveLength(expected[scenario]!.bundles.length)
  })
})
