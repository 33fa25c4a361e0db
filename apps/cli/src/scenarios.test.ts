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
  findings?: string[]
  notFindings?: string[]
  service?: { name: string; state: string; port: number; pid?: number }
  chainSteps?: string[]
  /** By kind of node or edge, or by id. */
  health?: Record<string, string>
  onset?: { firstRefusal: string; serviceStopped: string }
}

const expected: [string, Expected][] = existsSync(SCENARIOS)
  ? Object.entries(JSON.parse(readFileSync(path.join(SCENARIOS, 'expected.json'), 'utf8')) as Record<string, Expected>)
  : []

if (expected.length === 0) test.skip('scenario bundles (none lie beside this repository)', () => undefined)

test.each(expected)(
  'scenario %s',
  async (name, { bundles, failedOperation, findings = [], notFindings = [], ...rest }) => {
    const folder = path.join(SCENARIOS, name)
    const { code, out, err } = await bundlescope([
      'analyze',
      ...readdirSync(folder).map((file) => path.join(folder, file)),
    ])
    expect(code, err).toBe(0)
    const document = JSON.parse(out) as AnalysisDocument
    for (const bundle of bundles) expect(document.bundles).toContainEqual(expect.objectContaining(bundle))
    if (failedOperation) {
      const { reasonContains, ...operation } = failedOperation
      expect(document.operations.failed).toContainEqual(
        expect.objectContaining({ ...operation, reason: expect.stringContaining(reasonContains) }),
      )
    }
    const found = document.findings.flatMap(({ catalogue }) => catalogue)
    expect(found).toEqual(expect.arrayContaining(findings))
    for (const id of notFindings) expect(found).not.toContain(id)
    const { service, chainSteps, onset, health = {} } = rest
    const parts = [...document.topology.nodes, ...document.topology.edges]
    for (const [which, expectedHealth] of Object.entries(health)) {
      const meant = parts.filter(({ id, kind }) => id === which || kind === which)
      expect(
        meant.map((part) => part.health),
        which,
      ).toEqual(meant.map(() => expectedHealth))
      expect(meant.length, which).toBeGreaterThan(0)
    }
    const gi = document.guestIntrospection
    expect(gi === null).toBe(!name.startsWith('gi-') && !parts.some(({ kind }) => kind === 'mux'))
    if (gi) expect(typeof gi.scoping.verdict).toBe('string')
    for (const { health: now, history } of parts) if (history.length > 0) expect(history.at(-1)?.health).toBe(now)
    if (service) {
      const { port, ...stated } = service
      expect(document.services).toContainEqual(
        expect.objectContaining({ ...stated, ports: expect.arrayContaining([port]) }),
      )
      expect(document.ports).toContainEqual(expect.objectContaining({ port, service: service.name }))
    }
    if (chainSteps)
      expect(document.findings.map(({ chain }) => chain.map(({ step }) => step))).toContainEqual(chainSteps)
    if (onset && service) {
      const [seen] = document.ports.filter(({ port }) => port === service.port)
      expect(seen?.firstRefusal?.slice(0, 23)).toBe(onset.firstRefusal.slice(0, 23))
      const history = document.services.find(({ name }) => name === service.name)?.history ?? []
      const stopped = history.filter(({ state }) => state === 'stopped').map(({ from }) => from?.slice(0, 23))
      expect(stopped).toContain(onset.serviceStopped.slice(0, 23))
    }
  },
)
