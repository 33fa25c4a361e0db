import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { collectAfter, collectNot } from './collect-garbage.ts'

afterEach(collectNot)

/** Something that only the garbage collector takes away. */
function leftBehind(): WeakRef<object> {
  return new WeakRef({ of: 'nobody' })
}

async function isGone(reference: WeakRef<object>): Promise<boolean> {
  // A reference that was looked at is kept until the next turn.
  await sleep(20)
  return reference.deref() === undefined
}

test('what a thread has left behind is collected once it rests', async () => {
  const left = leftBehind()
  await sleep(0)
  collectAfter(1)
  expect(await isGone(left)).toBe(true)
})

test('but not when there is something to do again', async () => {
  const left = leftBehind()
  await sleep(0)
  collectAfter(1)
  collectNot()
  expect(await isGone(left)).toBe(false)
})
