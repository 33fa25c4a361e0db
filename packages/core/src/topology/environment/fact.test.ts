import { expect, test } from 'vitest'
import { say } from '../../knowledge/text.ts'
import { analyse } from '../../rules/analyse.ts'
import { caseOf } from '../../rules/testing/case.ts'
import { hostBundle } from '../../rules/testing/gi-bundles.ts'
import { inWords, together } from './fact.ts'

const of = (name: string) => ({ of: name, evidence: [] })

test('values of several machines are told in both languages, names in the order of their numbers', () => {
  const told = together([
    { ...inWords('not loaded', '未ロード'), ...of('web10') },
    { value: 'build-7', ...of('db1') },
    { ...inWords('not loaded', '未ロード'), ...of('web2') },
  ])
  expect(told).toMatchObject({
    value: 'not loaded (web2, web10) · build-7 (db1)',
    words: { en: 'not loaded (web2, web10) · build-7 (db1)', ja: '未ロード (web2, web10) · build-7 (db1)' },
  })
})

test('a number is the same in every language: it needs no words', () => {
  expect(together([{ value: '10.3.10', ...of('a') }])).not.toHaveProperty('words')
  expect(together([])).toBeNull()
})

test('whether it is used, and which drivers run, is said in the language of the reader', async () => {
  const guest = {
    kind: 'guest' as const,
    host: 'app01',
    outputs: {
      'sc.txt':
        'SERVICE_NAME: vmci\n        TYPE               : 1  KERNEL_DRIVER\n        STATE              : 1  STOPPED\n',
    },
  }
  const { store, bundles, reports } = caseOf(hostBundle({ vms: ['app01'] }), guest)
  const { environment } = await analyse(store, bundles, reports)
  const wordsOf = (fact: string) => environment.find((one) => one.fact === fact)?.words
  expect(wordsOf('gi-used')).toEqual(say('yes: NSX for vSphere 6', '使用している(NSX for vSphere 6)'))
  expect(wordsOf('driver-states')?.ja).toBe('vmci 停止 (app01)')
  expect(wordsOf('network-introspection')).toEqual(say('not loaded (app01)', '未ロード (app01)'))
})
