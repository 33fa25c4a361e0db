import type { Check, Evidence, Finding } from '@bundlescope/contract/analysis.ts'
import { describe, expect, it } from 'vitest'
import {
  affectedName,
  affectedOf,
  affectsInShort,
  besidesChain,
  bySeverity,
  groupChecks,
  operationPatch,
} from './model.ts'

const say = (text: string) => ({ en: text, ja: text })
const line = (text: string): Evidence => ({
  basis: 'log',
  bundle: 'a',
  member: 'b1',
  path: 'vpxd.log',
  line: 1,
  time: null,
  text,
  event: null,
})
const finding = (
  id: string,
  severity: Finding['severity'],
  confidence: number,
  from: string | null = null,
): Finding => ({
  id,
  rule: 'r',
  catalogue: [],
  severity,
  confidence,
  title: say(id),
  summary: say(id),
  affects: [],
  chain: [],
  evidence: [],
  steps: [],
  references: [],
  from,
  to: null,
})
const check = (rule: string, outcome: Check['outcome'], missing: string[] = []): Check => ({
  rule,
  catalogue: [],
  title: say(rule),
  outcome,
  reason: null,
  missing: missing.map(say),
})

describe('findings', () => {
  it('stand by severity, surest and earliest first', () => {
    const groups = bySeverity([
      finding('late', 'high', 0.9, '2024-03-10T09:00:00.000000Z'),
      finding('info', 'info', 1),
      finding('undated', 'high', 0.9),
      finding('early', 'high', 0.9, '2024-03-10T08:00:00.000000Z'),
      finding('sure', 'high', 0.95),
      finding('worst', 'critical', 0.4),
    ])
    expect(groups.map(({ severity, findings }) => [severity, ...findings.map(({ id }) => id)])).toEqual([
      ['critical', 'worst'],
      ['high', 'sure', 'early', 'late', 'undated'],
      ['info', 'info'],
    ])
  })

  it('show evidence once: in the chain, or below it', () => {
    const evidence = ['a', 'b', 'c'].map(line)
    const chain: Finding['chain'] = [{ step: 'error', text: say('it failed'), evidence: [2, 0] }]
    expect(besidesChain({ chain, evidence }).map(({ text }) => text)).toEqual(['b'])
  })

  it('name what they affect', () => {
    expect(affectedOf('node:mux@esx01')).toEqual({ kind: 'node', name: 'mux@esx01' })
    expect(affectedOf('port:[::1]:443')).toEqual({ kind: 'port', name: '[::1]:443' })
    expect(affectedOf('everything')).toEqual({ kind: '', name: 'everything' })
  })

  it('lead to what they name, whatever machine it is on', () => {
    const affects = ['host:esx01', 'port:8190@vc07.case.example', 'operation:lt5k-40-h5:70031111', 'operation:other']
    expect(affectedName(affects, 'port')).toBe('8190')
    expect(affectedName(affects, 'operation')).toBe('lt5k-40-h5:70031111')
    expect(affectedName(affects, 'service')).toBeNull()
  })

  it('are told apart by things before operations', () => {
    expect(affectsInShort({ affects: ['operation:a', 'service:x', 'operation:b', 'port:1'] })).toEqual([
      'service:x',
      'port:1',
    ])
    expect(affectsInShort({ affects: ['operation:a'] })).toEqual(['operation:a'])
  })

  it('open the family of an operation, or look for a task without one', () => {
    expect(operationPatch('lt5k-40-h5:70031111')).toMatchObject({ op: 'lt5k-40-h5:70031111', opText: '' })
    expect(operationPatch('task-20417')).toMatchObject({ op: null, opText: '"task-20417"', from: null })
  })
})

it('checks that found nothing are told apart by why', () => {
  const groups = groupChecks([
    check('found', 'found'),
    check('clear', 'clear'),
    check('no netstat', 'not-applicable', ['netstat -tnap']),
    check('no ESXi here', 'not-applicable'),
    check('broke', 'error'),
  ])
  expect(groups.clear.map(({ rule }) => rule)).toEqual(['clear'])
  expect(groups.unknown.map(({ rule }) => rule)).toEqual(['no netstat', 'broke'])
  expect(groups.other.map(({ rule }) => rule)).toEqual(['no ESXi here'])
})
