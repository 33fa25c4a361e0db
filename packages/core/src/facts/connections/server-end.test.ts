import { expect, test } from 'vitest'
import { calledEnd, serverEnd } from './server-end.ts'

const of = (version: string | null, ...listening: number[]) => ({
  isListening: (port: number) => listening.includes(port),
  node: 'vcenter' as const,
  version,
})

test('who listens says so itself, whatever the numbers', () => {
  expect(serverEnd(50001, 443, of('7.0.3', 50001))).toEqual({ port: 50001, by: 'bundle' })
})

test('a published port is a server’s', () => {
  expect(serverEnd(1200, 15005, of('6.7.0'))).toEqual({ port: 15005, by: 'knowledge' })
})

test('else the smaller number, as a rule of thumb', () => {
  expect(serverEnd(51234, 9999, of(null))).toEqual({ port: 9999, by: 'rule of thumb' })
})

test('the end that was called is the server’s, though its number is the larger', () => {
  expect(calledEnd(51234, of(null))).toEqual({ port: 51234, by: 'line' })
  expect(calledEnd(15005, of('6.7.0'))).toEqual({ port: 15005, by: 'knowledge' })
  expect(calledEnd(51234, of(null, 51234))).toEqual({ port: 51234, by: 'bundle' })
})
