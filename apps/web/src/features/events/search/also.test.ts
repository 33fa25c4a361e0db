import { describe, expect, it } from 'vitest'
import { namesOf } from '../../../investigation/names.ts'
import { alsoOf } from './also.ts'
import { withoutNotEqual } from './not-equal.ts'
import { suggest, take } from './suggest.ts'

const names = namesOf([
  { kind: 'vm', id: 'vm-42', name: 'web01', bundle: 'a', member: null, path: 'inventory.xml', line: 1 },
  { kind: 'world', id: '2098765', name: 'web01', bundle: 'a', member: null, path: 'vmlist.txt', line: 9 },
])
const also = (q: string) => alsoOf(q, names).map(({ other, q: next }) => `${other} → ${next}`)

describe('the other name of what is searched for', () => {
  it('is offered both ways, in place of the word', () => {
    expect(also('level:error web01 failed')).toEqual([
      'vm-42 → level:error ("web01" OR "vm-42") failed',
      '2098765 → level:error ("web01" OR "2098765") failed',
    ])
    expect(also('"VM-42"')).toEqual(['web01 → ("VM-42" OR "web01")'])
  })

  it('is not offered twice, nor for what must not occur, nor within a field', () => {
    expect(also('("web01" OR "vm-42" OR "2098765")')).toEqual([])
    expect(also('-web01')).toEqual([])
    expect(also('host:web01')).toEqual([])
    expect(also('web0')).toEqual([])
  })

  it('is suggested while one types', () => {
    const [first] = suggest('level:error we', 14, {}, names)
    expect(first).toMatchObject({ kind: 'name', label: 'web01', about: { id: 'vm-42', kind: 'vm' } })
    expect(take('level:error we', first!).draft).toBe('level:error ("web01" OR "vm-42") ')
    expect(suggest('w', 1, {}, names).filter(({ kind }) => kind === 'name')).toEqual([])
  })
})

describe('what other tools write as !=', () => {
  it('is offered as the language has it', () => {
    expect(withoutNotEqual('vpxd level!=debug x')).toEqual({
      from: 'level!=debug',
      to: '-level:debug',
      q: 'vpxd -level:debug x',
    })
    expect(withoutNotEqual('Source!=vpxd')?.q).toBe('-source:vpxd')
    expect(withoutNotEqual('a!=b "level!=debug" level!=')).toBeNull()
  })
})
