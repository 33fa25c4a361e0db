import { expect, test } from 'vitest'
import { defineFact } from '../facts/fact.ts'
import { say } from '../knowledge/text.ts'
import { analyse } from './analyse.ts'
import { RULES } from './index.ts'
import { CLEAR, defineRule, type Rule } from './rule.ts'
import { caseOf } from './testing/case.ts'

const LOG = {
  'var/log/vmware/vpxd/vpxd.log':
    '2025-05-31T09:20:50.936Z info vpxd[02486] [Originator@6876 sub=Default] the blue door is open',
}

const finds = (id: string, affects: readonly string[], notes: Partial<Parameters<typeof defineRule>[0]> = {}): Rule =>
  defineRule({
    id,
    title: say(id, id),
    severity: 'high',
    catalogue: [id.toUpperCase()],
    ...notes,
    evaluate: () => ({
      outcome: 'found',
      findings: [{ affects, summary: say('x', 'x'), evidence: [], confidence: 0.5 }],
    }),
  })

async function run(...rules: readonly Rule[]) {
  const { store, bundles, reports } = caseOf({ host: 'vc01', logs: LOG })
  return { ...(await analyse(store, bundles, reports, { rules })), store }
}

test('the specific finding of an object takes the general one in, with its catalogue ids', async () => {
  const { findings, checks } = await run(
    finds('general', ['service:x', 'host:vc01']),
    finds('special', ['port:1', 'service:x'], { supersedes: ['general'] }),
  )
  expect(findings.map(({ rule, catalogue }) => [rule, catalogue])).toEqual([['special', ['GENERAL', 'SPECIAL']]])
  expect(checks.map(({ outcome }) => outcome)).toEqual(['found', 'found'])
})

test('findings that share nothing but their machine stay apart', async () => {
  const { findings } = await run(
    finds('general', ['service:y', 'host:vc01']),
    finds('special', ['service:x', 'host:vc01'], { supersedes: ['general'] }),
  )
  expect(findings).toHaveLength(2)
})

test('a rule that throws, or whose fact does, is an outcome', async () => {
  const broken = defineFact({
    id: 'broken',
    derive: (): number => {
      throw new Error('no such thing')
    },
  })
  const { checks } = await run(
    defineRule({ id: 'r', title: say('r', 'r'), severity: 'low', facts: { broken }, evaluate: () => CLEAR }),
    finds('other', ['host:vc01']),
  )
  expect(checks.map(({ outcome, reason }) => [outcome, reason?.en])).toEqual([
    ['error', 'no such thing'],
    ['found', undefined],
  ])
})

test('all rules and facts ask the store once, equal questions once, and a fact is derived once', async () => {
  let derived = 0
  const door = defineFact({
    id: 'door',
    probes: { door: '"blue door"' },
    derive: ({ probes }) => ++derived && probes.door.count,
  })
  const rule = (id: string): Rule =>
    defineRule({
      id,
      title: say(id, id),
      severity: 'low',
      facts: { door },
      probes: { again: '"blue door"' },
      evaluate: ({ facts, probes }) =>
        facts.door === probes.again.count ? CLEAR : { outcome: 'not-applicable', reason: say('', ''), missing: [] },
    })
  const { checks, store } = await run(rule('a'), rule('b'))
  expect(checks.map(({ outcome }) => outcome)).toEqual(['clear', 'clear'])
  expect(derived).toBe(1)
  expect(store.sweeps).toBe(1)
})

test('every rule bears an empty investigation, and says why it cannot know', async () => {
  const { store, bundles, reports } = caseOf({})
  const { findings, checks } = await analyse(store, bundles, reports)
  expect(findings).toEqual([])
  expect(checks).toHaveLength(RULES.length)
  expect([...new Set(checks.map(({ outcome }) => outcome))]).toEqual(['not-applicable'])
  for (const { rule, reason } of checks) expect(reason, rule).not.toBeNull()
  // Rules that any machine concerns say what to collect; those of hosts or of Guest Introspection need not.
  expect(checks.some(({ missing }) => missing.length > 0)).toBe(true)
})

test('a healthy machine has no finding, and is told from one that cannot be judged', async () => {
  const { store, bundles, reports } = caseOf({ host: 'vc01', logs: LOG })
  const { findings, checks } = await analyse(store, bundles, reports)
  expect(findings).toEqual([])
  expect(checks.find(({ rule }) => rule === 'operation-failed')!.outcome).toBe('clear')
  expect(checks.find(({ rule }) => rule === 'all-paths-down')!.outcome).toBe('not-applicable')
})

test('an investigation that is called off is called off', async () => {
  const { store, bundles, reports } = caseOf({ logs: LOG })
  await expect(analyse(store, bundles, reports, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
    'enough',
  )
})
