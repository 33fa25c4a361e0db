import type { LiveEvent } from '@bundlescope/contract/live.ts'
import { expect, it } from 'vitest'
import { Live } from '../live.ts'
import { Presences } from './presence.ts'

const TARO = { id: 'taro', name: 'Taro' }
const HANA = { id: 'hana', name: 'Hana' }

it('who is silent for a minute is gone, and each change is told once', () => {
  const live = new Live()
  const told: LiveEvent[] = []
  live.subscribe((event) => told.push(event))
  let now = 0
  const presences = new Presences(live, () => now)
  presences.stop()
  presences.report('one', { client: 'tab-taro', address: 'events' }, TARO)
  now = 30_000
  presences.report('one', { client: 'tab-hana', address: 'ports' }, HANA)
  presences.report('one', { client: 'tab-hana', address: 'ports' }, HANA)
  expect(told).toHaveLength(2)
  now = 60_000
  presences.sweep()
  expect(presences.of('one')).toMatchObject([{ person: HANA, address: 'ports' }])
  now = 90_000
  presences.sweep()
  expect(told.at(-1)).toEqual({ type: 'presence', investigation: 'one', present: [] })
  expect(presences.open()).toEqual([])
})

it('nobody speaks for the tab of somebody else', () => {
  const presences = new Presences(new Live())
  presences.stop()
  presences.report('one', { client: 'tab-taro', address: 'events' }, TARO)
  presences.report('one', { client: 'tab-taro', address: 'ports' }, HANA)
  presences.leave('one', 'tab-taro', HANA)
  expect(presences.of('one')).toMatchObject([{ person: TARO, address: 'events' }])
})
