import type { Pin } from '@bundlescope/contract/case.ts'
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { caseQuery, pinsQuery } from './case.ts'
import { applyLiveCase } from './live-case.ts'

const someone = { id: 'p1', name: 'Somebody' }
const at = '2024-03-11T00:00:00.000000Z'
const pin = (id: string, version: number, note: string, more: Partial<Pin> = {}): Pin => ({
  id,
  anchor: { kind: 'note' },
  note,
  rank: id,
  createdBy: someone,
  createdAt: at,
  changedBy: someone,
  changedAt: at,
  version,
  ...more,
})
const data = {
  symptom: '',
  serviceRequest: '',
  incidentFrom: null,
  incidentTo: null,
  affected: [],
  status: 'open' as const,
}

describe('what others do with a case', () => {
  it('shows the newest version of each pin, whichever message comes last', () => {
    const client = new QueryClient()
    const { queryKey } = pinsQuery('x')
    client.setQueryData(queryKey, [pin('a', 3, 'third', { event: 'e.1.1' })])
    applyLiveCase(client, { type: 'pin', investigation: 'x', pin: pin('a', 2, 'second') })
    applyLiveCase(client, { type: 'pin', investigation: 'x', pin: pin('b', 1, 'new') })
    expect(client.getQueryData(queryKey)?.map(({ note }) => note)).toEqual(['third', 'new'])
    applyLiveCase(client, { type: 'pin', investigation: 'x', pin: pin('a', 4, 'fourth') })
    expect(client.getQueryData(queryKey)?.[0]).toMatchObject({ note: 'fourth', event: 'e.1.1' })
    applyLiveCase(client, { type: 'pin-deleted', investigation: 'x', id: 'a' })
    expect(client.getQueryData(queryKey)?.map(({ id }) => id)).toEqual(['b'])
  })

  it('leaves alone what was not asked for, and what is of another investigation', () => {
    const client = new QueryClient()
    client.setQueryData(caseQuery('x').queryKey, { data, version: 5, pins: [], views: [] })
    applyLiveCase(client, { type: 'pin', investigation: 'x', pin: pin('a', 1, '') })
    expect(client.getQueryData(pinsQuery('x').queryKey)).toBeUndefined()
    applyLiveCase(client, { type: 'case', investigation: 'y', data: { ...data, symptom: 'theirs' }, version: 9 })
    applyLiveCase(client, { type: 'case', investigation: 'x', data: { ...data, symptom: 'old' }, version: 4 })
    expect(client.getQueryData(caseQuery('x').queryKey)?.data.symptom).toBe('')
    applyLiveCase(client, { type: 'case', investigation: 'x', data: { ...data, symptom: 'new' }, version: 6 })
    expect(client.getQueryData(caseQuery('x').queryKey)).toMatchObject({ data: { symptom: 'new' }, version: 6 })
  })
})
