import { expect, it } from 'vitest'
import type { BundleReport } from '../store/port.ts'
import { sayWhatTheyAre } from './about.ts'

const report = (kind: string) =>
  ({ members: [{ id: 'b1', kind, host: null }], sources: [{ id: 'x.1', host: null }] }) as unknown as BundleReport

it('a paste is of what a person says it is of; a bundle that knows what it is only gets the name', () => {
  const reports = [report('files'), report('vm-support'), report('files')]
  const abouts = new Map([
    ['one', 'vm:web 01:a'],
    ['two', 'host:esx01'],
  ])
  const said = sayWhatTheyAre(['one', 'two', 'three'], reports, abouts)
  expect(said[0]).toMatchObject({ members: [{ kind: 'guest', host: 'web 01:a' }], sources: [{ host: 'web 01:a' }] })
  expect(said[1]).toMatchObject({ members: [{ kind: 'vm-support', host: 'esx01' }] })
  expect(said[2]).toBe(reports[2])
})
