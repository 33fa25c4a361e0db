import { expect, test } from 'vitest'
import { connectionErrorsIn } from './connection-error.ts'

test.each([
  ["Failed to connect socket; <TCP '10.1.1.4 : 40404'>, <TCP '10.1.1.9 : 902'>, e: 111(Connection refused)", 'refused'],
  ['java.net.ConnectException: Connection timed out (Connection timed out)', 'timed out'],
  ['connect: No route to host', 'no route'],
  ['SSL handshake: system:104 Connection reset by peer', 'reset'],
  ['amsocket open failed (errno 113)', 'no route'],
  ['the answer was reset to its default', ''],
  ['111 requests were refused by policy', ''],
])('%s', (text, expected) => {
  expect(connectionErrorsIn(text).join(' ')).toBe(expected)
})

test('a line may speak of several', () => {
  expect(connectionErrorsIn('Connection refused, after: connection reset')).toEqual(['refused', 'reset'])
})
