import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrived, committed, draftOf, left, reverted, typed } from './draft.ts'

test('a search that comes from elsewhere is shown', () => {
  expect(arrived(draftOf('level>=error'), 'op:52d1').text).toBe('op:52d1')
  expect(arrived(left(typed(draftOf(''), 'half a wo')), 'op:52d1').text).toBe('op:52d1')
})

test('what was committed is shown before the address has it', () => {
  const draft = committed(typed(draftOf(''), 'refused'), 'refused')
  expect(draft.text).toBe('refused')
  expect(arrived(draft, 'refused')).toEqual(draftOf('refused'))
})

test('an address that comes late does not overwrite what is being typed', () => {
  const first = committed(typed(draftOf(''), 'refused'), 'refused')
  expect(arrived(typed(first, 'port:81'), 'refused').text).toBe('port:81')
  expect(arrived(left(typed(first, 'port:81')), 'refused').text, 'though the box was left').toBe('port:81')
  expect(arrived(typed(draftOf('a'), 'b'), 'c').text, 'nor does one from elsewhere').toBe('b')
})

test('of two searches in a row the second stays, whether or not the first was ever in the address', () => {
  const both = committed(typed(committed(typed(draftOf(''), 'a'), 'a'), 'b'), 'b')
  expect(arrived(both, 'a').text).toBe('b')
  expect(arrived(arrived(both, 'a'), 'b')).toEqual(draftOf('b'))
  expect(arrived(both, 'b')).toEqual(draftOf('b'))
})

test('Escape leads back to the search that was committed last', () => {
  expect(reverted(typed(committed(draftOf('old'), 'new'), 'newer')).text).toBe('new')
  expect(reverted(typed(draftOf('old'), 'new')).text).toBe('old')
})

test('whenever the addresses of its searches arrive, a person never loses what they typed', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('type' as const), text: fc.string({ maxLength: 3 }) }),
    fc.constant({ do: 'enter' as const }),
    fc.constant({ do: 'arrive' as const }),
  )
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let draft = draftOf('')
      let shown = ''
      for (const each of steps) {
        if (each.do === 'type') {
          shown = each.text
          draft = typed(draft, shown)
        }
        if (each.do === 'enter') draft = committed(draft, draft.text)
        const [next] = draft.sent
        if (each.do === 'arrive' && next !== undefined) draft = arrived(draft, next)
        expect(draft.text).toBe(shown)
      }
    }),
  )
})
