import { expect, test } from 'vitest'
import { say } from '../knowledge/text.ts'
import { ofKnowledge, textOf } from './evidence.ts'

test('what bundlescope says itself is read in either language, what a log says as it stands', () => {
  const known = ofKnowledge('RFC 9293', say('nobody listens', '待ち受けなし'))
  expect([textOf(known, 'en'), textOf(known, 'ja')]).toEqual(['nobody listens', '待ち受けなし'])
  expect(textOf({ text: 'e: 111(Connection refused)' }, 'ja')).toBe('e: 111(Connection refused)')
})
