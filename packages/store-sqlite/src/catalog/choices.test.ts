import { expect, it } from 'vitest'
import { Catalog } from './catalog.ts'

const TIME = '2026-01-02T03:04:05.000000Z'
const ID = 'a'.repeat(16)

function catalogWithBundle(): Catalog {
  const catalog = new Catalog(':memory:')
  catalog.createInvestigation({ id: 'one', name: 'one', createdAt: TIME, example: false })
  catalog.createInvestigation({ id: 'two', name: 'two', createdAt: TIME, example: false })
  catalog.addBundle({ id: ID, sha256: 'a'.repeat(64), name: 'x.txt', bytes: 1, addedAt: TIME }, 'one')
  return catalog
}

it('what a bundle is about is said by investigation, and goes with the bundle', () => {
  const catalog = catalogWithBundle()
  catalog.attach('two', ID)
  catalog.choices.setAbout('one', ID, 'vm:web01')
  catalog.choices.setAbout('one', ID, 'vm:web02')
  expect(catalog.choices.abouts('one')).toEqual(new Map([[ID, 'vm:web02']]))
  expect(catalog.choices.abouts('two')).toEqual(new Map())
  expect(() => catalog.choices.setAbout('one', 'b'.repeat(16), 'vm:x')).toThrow(/FOREIGN KEY/)
  catalog.detach('one', ID)
  expect(catalog.choices.abouts('one')).toEqual(new Map())
})

it('zones are replaced as a whole and go with the bundle', () => {
  const catalog = catalogWithBundle()
  catalog.choices.setZones(ID, [{ of: 'host', member: '', name: 'vc01', zone: '+09:00' }])
  const zones = [
    { of: 'host', member: '', name: 'vc01', zone: 'Asia/Tokyo' },
    { of: 'source', member: 'b1', name: 'eam', zone: '-05:00' },
  ] as const
  catalog.choices.setZones(ID, zones)
  expect(catalog.choices.zones(ID)).toEqual(zones.map((zone) => ({ bundle: ID, ...zone })))
  catalog.detach('one', ID)
  expect(catalog.choices.zones(ID)).toEqual([])
})
