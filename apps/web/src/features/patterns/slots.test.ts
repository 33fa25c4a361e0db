import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countSlots, SLOT, slotValues } from './slots.ts'

describe('values of slots', () => {
  it('stand between the words of the pattern', () => {
    expect(slotValues('took □ ms on □', 'took 12 ms on host-9')).toEqual(['12', 'host-9'])
    expect(slotValues('□: no □.', 'vm-1: no disk.')).toEqual(['vm-1', 'disk'])
    expect(slotValues('plain', 'plain')).toEqual([])
    expect(slotValues('a □□ b', 'a x-y b')).toEqual(['x-y'])
  })

  it('are none for a message of another pattern, or one that was cut', () => {
    expect(slotValues('took □ ms', 'took long')).toBeNull()
    expect(slotValues('took □ ms', 'it took 3 ms')).toBeNull()
  })

  it('come back from any message made of a pattern, where no value holds what follows it', () => {
    const word = fc.stringMatching(/^[a-z ]{1,5}$/)
    const value = fc.stringMatching(/^[0-9A-Z-]{1,6}$/)
    fc.assert(
      fc.property(word, fc.array(fc.tuple(value, word), { maxLength: 5 }), (first, rest) => {
        const pattern = first + rest.map(([, piece]) => SLOT + piece).join('')
        const message = first + rest.map(([each, piece]) => each + piece).join('')
        expect(slotValues(pattern, message)).toEqual(rest.map(([each]) => each))
      }),
    )
  })

  it('are counted slot by slot, most frequent first', () => {
    const slots = countSlots('□ on □', ['1 on a', '2 on a', '1 on b', 'other', '1 on a'])
    expect(slots).toEqual([
      {
        before: '',
        values: [
          { value: '1', count: 3 },
          { value: '2', count: 1 },
        ],
        different: 2,
      },
      {
        before: 'on ',
        values: [
          { value: 'a', count: 3 },
          { value: 'b', count: 1 },
        ],
        different: 2,
      },
    ])
  })
})
