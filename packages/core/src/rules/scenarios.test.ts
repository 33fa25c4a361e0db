import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Analysis, Finding } from '@bundlescope/contract/analysis.ts'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../bundle/entry.ts'
import { Identifier } from '../bundle/identify.ts'
import { resolveMembers } from '../bundle/members.ts'
import { unpack } from '../bundle/unpack.ts'
import { walk } from '../bundle/walk.ts'
import { classify } from '../parse/classify.ts'
import { analyse } from './analyse.ts'
import { type CaseMember, caseOf } from './testing/case.ts'

const SCENARIOS = join(import.meta.dirname, '../../../../../shared/scenarios')

/** The uploads of a scenario read by the real readers, each member with its logs and outputs of commands. */
async function analyseScenario(scenario: string): Promise<Analysis> {
  const members: CaseMember[] = []
  for (const name of readdirSync(join(SCENARIOS, scenario)))
    members.push(...(await membersOf(join(SCENARIOS, scenario, name), name)))
  const { store, bundles, reports } = caseOf(...members)
  return analyse(store, bundles, reports)
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
    const of = (wanted: string) => own.filter(([path, bytes]) => classify(path, bytes).kind === wanted)
    return {
      kind,
      ...(host === null ? {} : { host }),
      ...(product === null ? {} : { product }),
      ...(version === null ? {} : { version }),
      ...(collectedAt === null ? {} : { collectedAt }),
      logs: Object.fromEntries(of('log')),
      outputs: Object.fromEntries(of('snapshot').map(([path, bytes]) => [path, bytes.toString('utf8')])),
    }
  })
}

describe.skipIf(!existsSync(SCENARIOS))('bundles of ../shared/scenarios (skipped when they are not there)', () => {
  test('a service that was stopped and still is: from the failed task to its log', async () => {
    const { findings, services, ports } = await analyseScenario('vcsa-sps-refused')
    const finding = findings[0]!
    expect(finding.rule).toBe('service-behind-refused-port')
    expect(finding.catalogue).toEqual(['VC-01', 'VC-02', 'VC-03', 'VC-04', 'VC-06'])
    expect(finding.severity).toBe('high')
    expect(stepsOf(finding)).toEqual(['event', 'operation', 'error', 'connection', 'port', 'service', 'log'])
    expect(finding.chain.every((step) => step.evidence.length > 0)).toBe(true)
    expect(finding.evidence.map(({ time }) => time)).toContain('2020-12-07T08:57:12.402000Z')
    expect(finding.summary.en).toContain('since 2020-12-07 08:57:20.613 UTC')
    expect(services.find(({ name }) => name === 'vmware-sps')).toMatchObject({
      state: 'stopped',
      ports: [8190],
      pid: null,
    })
    expect(ports.find(({ port }) => port === 8190)).toMatchObject({
      service: 'vmware-sps',
      state: 'not listening',
      basis: ['bundle', 'knowledge'],
      firstRefusal: '2020-12-07T08:57:20.613000Z',
    })
    expect(findings.filter(({ severity }) => severity !== 'info')).toHaveLength(1)
  })

  test('a service that runs again at collection: said in words, and no stopped service is claimed', async () => {
    const { findings, services } = await analyseScenario('vcsa-sps-restarted')
    const catalogue = findings.flatMap((finding) => finding.catalogue)
    expect(catalogue).toEqual(['VC-01', 'VC-02', 'VC-03', 'VC-06'])
    expect(stepsOf(findings[0]!)).toEqual([
      'event',
      'operation',
      'error',
      'connection',
      'port',
      'service',
      'process',
      'log',
    ])
    const sps = services.find(({ name }) => name === 'vmware-sps')!
    expect(sps).toMatchObject({ state: 'running', pid: 17159, ports: [8190], process: 'vmware-sps.launcher' })
    expect(sps.remark?.en).toContain('runs now, did not from 2020-12-07 08:57:12.402 UTC')
    expect(sps.logs[0]).toMatchObject({ path: '/storage/log/vmware/vmware-sps/sps.log', basis: 'open file' })
    expect(sps.logs.at(-1)!.path).toContain('gc.log')
  })

  test('an export of a host and a vCenter: the findings of both, the host being healthy', async () => {
    const { findings } = await analyseScenario('client-export-nested')
    expect(findings.map(({ rule }) => rule)).toEqual(['service-behind-refused-port'])
    expect(findings[0]!.catalogue).toContain('VC-01')
  })

  test('bundles whose trouble is of Guest Introspection alone: nothing of vSphere is claimed', async () => {
    const analysis = await analyseScenario('gi-one-vm-thin-agent')
    expect(analysis.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(analysis.checks.filter(({ outcome }) => outcome === 'error')).toEqual([])
  })
})

function stepsOf(finding: Finding): string[] {
  return finding.chain.map(({ step }) => step)
}
