import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseQuery } from '@bundlescope/query/parser.ts'
import { describe, expect, test } from 'vitest'
import type { Fact } from '../facts/fact.ts'
import { analyse } from './analyse.ts'
import { RULES } from './index.ts'
import type { Rule } from './rule.ts'
import { caseOf } from './testing/case.ts'

/** Rules by the file they lie in: `connections/peer-refused.ts`, `gi/eam/agent-unavailable.ts`; what those of `gi` share lies in it. */
const FILES = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.includes('/') && file.endsWith('.ts') && !/^(?:engine|testing)\/|^gi\/[^/]+$|\.test\.ts$/.test(file),
)

test('every file in a folder of rules is a rule, listed once under its name', () => {
  const names = FILES.map((file) => file.replace(/^.*\/|\.ts$/g, '')).sort()
  expect(RULES.map(({ id }) => id).sort()).toEqual(names)
})

test('what a rule supersedes is there', () => {
  const ids = new Set(RULES.map(({ id }) => id))
  expect(RULES.flatMap(({ supersedes }) => supersedes).filter((id) => !ids.has(id))).toEqual([])
})

test('every rule speaks both languages', () => {
  const silent = RULES.filter(
    ({ title }) => title.en === '' || !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(title.ja),
  )
  expect(silent.map(({ id }) => id)).toEqual([])
})

test('every probe is a search of words, cheap for the index', () => {
  const facts = new Set<Fact<unknown>>()
  const add = (fact: Fact<unknown>): void => {
    facts.add(fact)
    Object.values(fact.facts).forEach(add)
  }
  for (const rule of RULES) Object.values(rule.facts).forEach(add)
  for (const { id, probes } of [...RULES, ...facts]) {
    for (const probe of Object.values(probes)) {
      const query = typeof probe === 'string' ? probe : probe.query
      const parsed = parseQuery(query)
      expect(parsed, `${id}: ${query}`).toMatchObject({ ok: true })
      expect(JSON.stringify(parsed), `${id}: ${query}`).not.toMatch(/"kind":"(?:regex|substring)"/)
      // `word*`: what it may be the begin of is only found by reading all text.
      expect(JSON.stringify(parsed), `${id}: ${query}`).not.toMatch(/"kind":"phrase","tokens":[^\]]*\],"prefix":true/)
    }
  }
})

test.each(RULES.filter(({ samples }) => samples === null).map(({ id }) => id))('%s has a test of its own', (id) => {
  const file = FILES.find((one) => one.endsWith(`/${id}.ts`))!
  // Or its folder has one for all of them: `gi/mux/mux.test.ts` imports them.
  const folder = file.slice(0, file.lastIndexOf('/'))
  const shared = join(import.meta.dirname, folder, `${folder.slice(folder.lastIndexOf('/') + 1)}.test.ts`)
  const own = join(import.meta.dirname, file.replace(/\.ts$/, '.test.ts'))
  expect(existsSync(own) || (existsSync(shared) && readFileSync(shared, 'utf8').includes(`/${id}.ts'`))).toBe(true)
})

describe.each(RULES.filter(({ samples }) => samples !== null).map((rule) => [rule.id, rule] as const))(
  '%s',
  (_id, rule) => {
    const { found, clear } = rule.samples!

    test.each(found.map((logs) => [JSON.stringify(logs).slice(0, 90), logs] as const))(
      'is found in %s',
      async (_name, logs) => {
        const { findings, checks } = await judge(rule, logs)
        expect(checks[0]).toMatchObject({ outcome: 'found' })
        for (const { summary, evidence, affects } of findings) {
          expect(evidence.length).toBeGreaterThan(0)
          expect(affects.length).toBeGreaterThan(0)
          expect(`${summary.en}${summary.ja}`).not.toMatch(/undefined|null|NaN/)
          // What no file says is in our words: in both languages.
          for (const { basis, words } of evidence)
            expect(basis === 'log' || basis === 'snapshot' || words !== undefined).toBe(true)
        }
      },
    )

    test.each(clear.map((logs) => [JSON.stringify(logs).slice(0, 90), logs] as const))(
      'is not found in %s',
      async (_name, logs) => {
        const { findings, checks } = await judge(rule, logs)
        expect(findings).toEqual([])
        expect(checks[0]!.outcome).toBe('clear')
      },
    )

    test('cannot be known without any log', async () => {
      const ofKinds = await Promise.all(['vm-support', 'vc-support'].map((kind) => judge(rule, {}, kind)))
      for (const { checks } of ofKinds) expect(checks[0]!.outcome).toBe('not-applicable')
      // What would help is only told where what it is a matter of is there: the machine, or anything of Guest Introspection.
      const missing = ofKinds.flatMap(({ checks }) => checks[0]!.missing).length
      const isBesideTheMatter = rule.catalogue.some((entry) => entry.startsWith('GI-'))
      expect(missing + Number(isBesideTheMatter)).toBeGreaterThan(0)
    })
  },
)

async function judge(rule: Rule, logs: Readonly<Record<string, string>>, kind = kindOf(Object.keys(logs))) {
  const files = Object.entries(logs)
  const isOutput = ([path]: [string, string]): boolean => /^(?:commands|paste)\/(?!journalctl)/.test(path)
  const { store, bundles, reports } = caseOf({
    kind,
    host: 'm1.lab.example',
    logs: Object.fromEntries(files.filter((file) => !isOutput(file))),
    outputs: Object.fromEntries(files.filter(isOutput)),
  })
  return analyse(store, bundles, reports, { rules: [rule] })
}

/** The machine whose bundle holds such files. */
function kindOf(paths: readonly string[]): string {
  const has = (pattern: RegExp): boolean => paths.some((path) => pattern.test(path))
  if (paths.length > 0 && paths.every((path) => path.startsWith('paste/'))) return 'files'
  if (has(/var\/log\/vmware/)) return 'vc-support'
  if (has(/ds_agent|dsva/)) return 'sva-diagnostic'
  return has(/vsm\.log|cm-inventory|nsxapi/) ? 'nsx-manager' : 'vm-support'
}
