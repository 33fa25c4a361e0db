import type { Role } from '@bundlescope/contract/access.ts'
import type { Bundle, Investigation } from '@bundlescope/contract/bundle.ts'
import type { LiveEvent } from '@bundlescope/contract/live.ts'
import { expect, it } from 'vitest'
import { viewFor } from './may-see.ts'

const bundle = (id: string) => ({ id }) as Bundle
const investigation = (id: string, ...bundles: string[]): Investigation => ({
  id,
  name: id,
  createdAt: '',
  example: false,
  bundles: bundles.map(bundle),
})

function viewer(roles: Record<string, Role>, holders: Record<string, string[]>) {
  return viewFor({ roleIn: (id) => roles[id] ?? null, holdersOf: (id) => holders[id] ?? [] })
}

it('nothing of an investigation of others is told', () => {
  const view = viewer({ mine: 'reader' }, { b1: ['mine'], b2: ['theirs'] })
  const state = {
    type: 'state' as const,
    investigations: [investigation('mine', 'b1'), investigation('theirs', 'b2')],
    uploads: [],
  }
  expect(view(state)).toMatchObject({ investigations: [{ id: 'mine', role: 'reader' }] })
  const theirs: LiveEvent[] = [
    { type: 'investigation', investigation: investigation('theirs') },
    { type: 'investigation-deleted', id: 'theirs' },
    { type: 'bundle', bundle: bundle('b2') },
    { type: 'bundle-deleted', id: 'b2' },
    { type: 'progress', bundle: 'b2', progress: {} as never },
    { type: 'upload', upload: { investigation: 'theirs' } as never },
    { type: 'upload-ended', id: 'u', investigation: 'theirs', bundle: null, recognised: false, message: null },
    { type: 'pin-deleted', investigation: 'theirs', id: 'p' },
    { type: 'presence', investigation: 'theirs', present: [] },
  ]
  for (const event of theirs) expect(view(event), event.type).toBeNull()
  expect(view({ type: 'bundle', bundle: bundle('b1') })).not.toBeNull()
  expect(view({ type: 'pin-deleted', investigation: 'mine', id: 'p' })).not.toBeNull()
  expect(view({ type: 'bundle-deleted', id: 'b1' })).not.toBeNull()
})

it('whoever is sent away sees the investigation go, once', () => {
  const roles: Record<string, Role> = {}
  const view = viewer(roles, {})
  const event = { type: 'investigation' as const, investigation: investigation('one') }
  expect(view(event)).toBeNull()
  roles.one = 'editor'
  expect(view(event)).toMatchObject({ investigation: { role: 'editor' } })
  delete roles.one
  expect(view(event)).toEqual({ type: 'investigation-deleted', id: 'one' })
  expect(view(event)).toBeNull()
})
