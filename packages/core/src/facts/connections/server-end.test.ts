import { expect, test } from 'vitest'
import { serverEnd } from './server-end.ts'

const nobody = () => false

test('who listens says so itself, whatever the numbers', () => {
  expect(serverEnd(50001, 443, (port) => port === 50001, 'vcenter', '7.0.3')).toEqual({ port: 50001, by: 'bundle' })
})

test('a published port is a server’s', () => {
  expect(serverEnd(1200, 15005, nobody, 'vcenter', '6.7.0')).toEqual({ port: 15005, by: 'knowledge' })
})

test('else the smaller number, as a rule of thumb', () => {
  expect(serverEnd(51234, 9999, nobody, 'vcenter', null)).toEqual({ port: 9999, by: 'rule of thumb' })
})
