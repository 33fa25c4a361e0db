import { afterEach, expect, it } from 'vitest'
import { type Crew, endCrew, expectNoUpload, rest, takeCrew } from './crew.ts'

afterEach(expectNoUpload)

const endOf = ({ coordinator }: Crew) => new Promise((resolve) => coordinator.once('exit', resolve))

it('a crew that has rested reads the next upload; of two, one rests and the other ends', async () => {
  const [one, two] = [takeCrew(1), takeCrew(1)]
  const ended = endOf(one)
  rest(one)
  rest(two)
  await ended
  expect(takeCrew(1)).toBe(two)
  await endCrew(two)
})

it('a crew that dies at rest, or while it is being ended, is replaced, and takes nothing with it', async () => {
  const crew = takeCrew(1)
  rest(crew)
  const died = endOf(crew)
  crew.coordinator.postMessage({ type: 'read', path: 'no such file' })
  await died
  const next = takeCrew(1)
  expect(next).not.toBe(crew)
  next.coordinator.postMessage({ type: 'read', path: 'no such file' })
  await endCrew(next)
})
