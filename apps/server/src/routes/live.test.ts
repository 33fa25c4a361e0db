import type { LiveEvent } from '@bundlescope/contract/live.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type People, startWithPeople, type Who } from '../testing/people.ts'
import { temporaryDataDir } from '../testing/server.ts'

let people: People
let folder: ReturnType<typeof temporaryDataDir>

beforeEach(async () => {
  folder = temporaryDataDir()
  people = await startWithPeople(folder.dataDir)
})
afterEach(async () => {
  await people.server.stop()
  folder.remove()
})

/** The stream as somebody sees it: `next` waits for a message of a type, `ended` for its end. */
async function listen(who: Who) {
  const abort = new AbortController()
  const headers = { cookie: people.cookies[who] }
  const response = await fetch(`${people.server.url}/api/v1/events`, { headers, signal: abort.signal })
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const seen: LiveEvent[] = []
  let text = ''
  const more = async (): Promise<boolean> => {
    const { done, value } = await reader.read()
    text += Buffer.from(value ?? []).toString()
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) if (part.startsWith('data: ')) seen.push(JSON.parse(part.slice('data: '.length)))
    return !done
  }
  const next = async (type: LiveEvent['type']): Promise<LiveEvent> => {
    for (;;) {
      const found = seen.find((event) => event.type === type)
      if (found) return found
      if (!(await more())) throw new Error('the stream ended')
    }
  }
  const ended = async (): Promise<void> => {
    while (await more());
  }
  return { status: response.status, seen, next, ended, stop: () => abort.abort() }
}

it('tells everybody what they may see', async () => {
  const anonymous = await listen('anonymous')
  expect(anonymous.status).toBe(401)
  const reader = await listen('reader')
  const stranger = await listen('stranger')
  expect(await reader.next('state')).toMatchObject({ investigations: [{ name: 'ours', role: 'reader' }] })
  expect(await stranger.next('state')).toMatchObject({ investigations: [] })
  await people.as('admin', 'PATCH', `investigations/${people.foreign}`, { name: 'secret' })
  const note = 'seen by those who take part'
  await people.as('commenter', 'POST', `investigations/${people.id}/pins`, { anchor: { kind: 'note' }, note })
  expect(await reader.next('pin')).toMatchObject({ pin: { note, createdBy: { name: 'commenter' } } })
  await people.as('owner', 'PUT', `investigations/${people.id}/members`, { name: 'stranger', role: 'reader' })
  expect(await stranger.next('investigation')).toMatchObject({ investigation: { id: people.id, role: 'reader' } })
  expect(JSON.stringify([...reader.seen, ...stranger.seen])).not.toContain('secret')
  expect(JSON.stringify(stranger.seen)).not.toContain(note)
  reader.stop()
  stranger.stop()
})

it('ends for whoever is shut out', async () => {
  const guest = await listen('guest')
  await guest.next('state')
  const [share] = (await people.as('owner', 'GET', `investigations/${people.id}/shares`)).json()
  await people.as('owner', 'DELETE', `investigations/${people.id}/shares/${share.id}`)
  await people.as('owner', 'PATCH', `investigations/${people.id}`, { name: 'renamed' })
  await guest.ended()
  expect(guest.seen.map(({ type }) => type)).toEqual(['state'])
})
