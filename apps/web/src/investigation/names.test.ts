import type { ObjectName } from '@bundlescope/contract/object-name.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namesOf } from './names.ts'

const object = (kind: string, id: string, name: string): ObjectName => ({
  kind,
  id,
  name,
  bundle: '00000000000000aa',
  member: 'b1',
  path: 'commands/inventory.txt',
  line: 3,
})
const names = namesOf([
  object('vm', 'vm-42', 'web01'),
  object('vm', 'vm-421', 'web02'),
  object('world', '2098765', 'web01'),
  object('world', '77', 'vmsyslogd'),
  object('datastore', '5f3c2a11-90ab12cd-11ee-0050569a1b2c', 'ds-gold'),
  object('device', 'naa.600a098038304479', 'LUN 3'),
  object('nic', 'vmnic1', 'uplink of vSwitch1'),
])
const within = (text: string) =>
  names.within(text).map(({ start, end, names: [first] }) => `${text.slice(start, end)}=${first?.name}`)

describe('names within a text', () => {
  it('are found for ids of every kind, whole ones only', () => {
    expect(within("moref 'vim.VirtualMachine:vm-42' on vm-4 and VM-421.")).toEqual(['vm-42=web01', 'VM-421=web02'])
    expect(within('poweron vm-42: /vmfs/volumes/5f3c2a11-90ab12cd-11ee-0050569a1b2c/web01')).toEqual([
      'vm-42=web01',
      '5f3c2a11-90ab12cd-11ee-0050569a1b2c=ds-gold',
    ])
    expect(within('dev "naa.600a098038304479" via vmnic1')).toEqual([
      'naa.600a098038304479=LUN 3',
      'vmnic1=uplink of vSwitch1',
    ])
  })

  it('take a short number for an id only where the text says so, a world as the kernel writes it', () => {
    expect(within('cpu3:2098765)took 77 ms of world 77')).toEqual(['2098765=web01', '77=vmsyslogd'])
    expect(within('World: 2098765, 2098765)')).toEqual(['2098765=web01', '2098765=web01'])
  })

  it('lie in the text in their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('vm-42', ' ', 'vmnic1', ':', '-', 'x', '77', '2098765'), { maxLength: 12 }),
        (parts) => {
          const text = parts.join('')
          let last = 0
          for (const { start, end, names: list } of names.within(text)) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(list.every(({ id }) => id === text.slice(start, end).toLowerCase())).toBe(true)
            last = end
          }
        },
      ),
    )
  })
})

describe('names, both ways', () => {
  it('an id has its names, a name its ids', () => {
    expect(names.of('VM-42').map(({ name }) => name)).toEqual(['web01'])
    expect(names.named('WEB01').map(({ id }) => id)).toEqual(['vm-42', '2098765'])
  })
  it('are suggested by a piece, those that begin with it first', () => {
    expect(names.like('web', 5).map(({ id }) => id)).toEqual(['vm-42', 'vm-421', '2098765'])
    expect(names.like('42', 5).map(({ id }) => id)).toEqual(['vm-42', 'vm-421'])
  })
})
