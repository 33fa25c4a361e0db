import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import { describe, expect, it } from 'vitest'
import { type Container, DEFAULT_LIMITS } from './entry.ts'
import { Identifier, type Identity } from './identify.ts'
import { resolveMembers } from './members.ts'
import { unpack } from './unpack.ts'
import { walk } from './walk.ts'

const SCENARIOS = join(import.meta.dirname, '../../../../../shared/scenarios')
const HEAD = 256 * 1024

async function membersOf(path: string, name: string): Promise<BundleMember[]> {
  const identifiers = new Map<string, Identifier>()
  const of = (container: Container): Identifier => {
    const identifier = identifiers.get(container.id) ?? new Identifier(container)
    identifiers.set(container.id, identifier)
    return identifier
  }
  const outcomes = await walk(
    path,
    name,
    {
      async file(entry, body) {
        of(entry.container).note(entry.path)
        if (!of(entry.container).wants(entry.path, entry.size)) return
        const pieces: Buffer[] = []
        let bytes = 0
        for await (const piece of unpack(body, entry.compression)) {
          pieces.push(piece)
          bytes += piece.length
          if (bytes >= HEAD) break
        }
        of(entry.container).see(entry.path, Buffer.concat(pieces).subarray(0, HEAD))
      },
      skipped: (entry) => of(entry.container).note(entry.path),
    },
    { limits: DEFAULT_LIMITS, scratch: join(SCENARIOS, 'not-needed') },
  )
  const identities = new Map<string, Identity>([...identifiers].map(([id, identifier]) => [id, identifier.result()]))
  expect(outcomes.map(({ status }) => status)).not.toContain('partial')
  return resolveMembers(
    outcomes.map(({ container }) => container),
    identities,
  ).members
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
