import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Health } from '@bundlescope/contract/analysis.ts'
import { DEFAULT_LIMITS } from '../../bundle/entry.ts'
import { Identifier } from '../../bundle/identify.ts'
import { resolveMembers } from '../../bundle/members.ts'
import { unpack } from '../../bundle/unpack.ts'
import { walk } from '../../bundle/walk.ts'
import { classify } from '../../parse/classify.ts'
import type { CaseMember } from './case.ts'

const SCENARIOS = join(import.meta.dirname, '../../../../../../shared/scenarios')

/** Example bundles lie beside the project where it is developed; tests that need them skip where they are not. */
export const HAS_SCENARIOS = existsSync(SCENARIOS)

/** The uploads of a scenario read by the real readers, each member with its logs and outputs of commands. */
export async function scenarioMembers(scenario: string): Promise<CaseMember[]> {
  const members: CaseMember[] = []
  for (const name of readdirSync(join(SCENARIOS, scenario)))
    members.push(...(await membersOf(join(SCENARIOS, scenario, name), name)))
  return members
}

async function membersOf(path: string, name: string): Promise<CaseMember[]> {
  const identifiers = new Map<string, Identifier>()
  const files = new Map<string, Map<string, Buffer>>()
  const outcomes = await walk(
    path,
    name,
    {
      skipped() {},
      async file({ container, path, size, compression }, body) {
        const pieces: Buffer[] = []
        for await (const piece of unpack(body, compression)) pieces.push(piece)
        const identifier = identifiers.get(container.id) ?? new Identifier(container)
        identifiers.set(container.id, identifier)
        identifier.note(path)
        if (identifier.wants(path, size)) identifier.see(path, Buffer.concat(pieces))
        files.set(container.id, (files.get(container.id) ?? new Map()).set(path, Buffer.concat(pieces)))
      },
    },
    { limits: DEFAULT_LIMITS, scratch: join(SCENARIOS, 'not-needed') },
  )
  const identities = new Map([...identifiers].map(([id, identifier]) => [id, identifier.result()]))
  const { members, places } = resolveMembers(
    outcomes.map(({ container }) => container),
    identities,
  )
  return members.map(({ id, kind, host, product, version, collectedAt }): CaseMember => {
    const own = [...files]
      .filter(([container]) => places.get(container)?.memberId === id)
      .flatMap(([, texts]) => [...texts])
    const of = (...wanted: string[]) => own.filter(([path, bytes]) => wanted.includes(classify(path, bytes).kind))
    return {
      kind,
      ...(host === null ? {} : { host }),
      ...(product === null ? {} : { product }),
      ...(version === null ? {} : { version }),
      ...(collectedAt === null ? {} : { collectedAt }),
      logs: Object.fromEntries(of('log')),
      // As the store does: whatever is no log may be a table.
      outputs: Object.fromEntries(
        of('snapshot', 'config', 'other').map(([path, bytes]) => [path, bytes.toString('utf8')]),
      ),
    }
  })
}

/** What an analysis of each scenario must show, by its name. */
export function expectedOfScenarios(): Record<
  string,
  { findings?: string[]; notFindings?: string[]; health?: Record<string, Health>; scope?: string; vm?: string }
> {
  return JSON.parse(readFileSync(join(SCENARIOS, 'expected.json'), 'utf8'))
}
