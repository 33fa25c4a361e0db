import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLoopback, readEndpoints } from './endpoints.ts'

const ends = (text: string) => readEndpoints(text).map(({ address, port, role }) => `${role ?? '-'} ${address} ${port}`)

test.each([
  [
    "<io_obj p:0x7f, h:75, <TCP '127.0.0.1 : 38420'>, <TCP '127.0.0.1 : 8190'>>",
    ['local 127.0.0.1 38420', 'peer 127.0.0.1 8190'],
  ],
  [
    "<TCP '::1 : 40112'>, <TCP 'fe80::250:56ff:feaa:bbcc%vmk0 : 443'>",
    ['local ::1 40112', 'peer fe80::250:56ff:feaa:bbcc%vmk0 443'],
  ],
  ["accepted from <TCP '192.0.2.7 : 443'>", ['- 192.0.2.7 443']],
  ['TCP(local=127.0.0.1:44158, peer=127.0.0.1:8085)', ['local 127.0.0.1 44158', 'peer 127.0.0.1 8085']],
  ['Connect to localhost:10080 [localhost/127.0.0.1] failed', ['- localhost 10080']],
  ['Connection refused: localhost/127.0.0.1:8190', ['- 127.0.0.1 8190']],
  ['Connection refused: /0:0:0:0:0:0:0:1:8190', ['- 0:0:0:0:0:0:0:1 8190']],
  ['connect ECONNREFUSED ::1:8190', ['- ::1 8190']],
  ['read tcp 192.0.2.9:51000->192.0.2.5:443: connection reset', ['local 192.0.2.9 51000', 'peer 192.0.2.5 443']],
  ['read tcp [2001:db8::9]:51000->[2001:db8::5]:443: i/o', ['local 2001:db8::9 51000', 'peer 2001:db8::5 443']],
  ['last error: UNKNOWN: ipv4:127.0.0.1:8190: Failed', ['- 127.0.0.1 8190']],
  ['remote address:127.0.0.1:8190, connection refused', ['- 127.0.0.1 8190']],
  ['curl: (7) Failed to connect to localhost port 8190: Connection refused', ['peer localhost 8190']],
  ['connect to 127.0.0.1 port 8190 failed', ['peer 127.0.0.1 8190']],
  ['connection to server at "localhost" (::1), port 5432 failed', ['peer localhost 5432']],
  ["[Errno 111] Connect call failed ('127.0.0.1', 8190)", ['peer 127.0.0.1 8190']],
  ['Event (3, 12) of (vm01, 42)', []],
  ['dial tcp [::1]:5432: connect: refused', ['- ::1 5432']],
  ["HTTPConnectionPool(host='localhost', port=8085): Max retries", ['peer localhost 8085']],
  ['running on host "localhost" (127.0.0.1) and accepting TCP/IP connections on port 5432?', ['peer localhost 5432']],
  ['https://vc01.lab.example:443/sdk', ['- vc01.lab.example 443']],
  ['at java.util.Arrays.copyOf(Arrays.java:3332) line:12 10:20:30 code:404', []],
  ['192.0.2.7:99999', []],
])('%s', (text, expected) => {
  expect(ends(text)).toEqual(expected)
})

test('an end lies where it says', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(65535), fc.string(), (before, port, after) => {
      const text = `${before} 192.0.2.7:${port} ${after}`
      for (const { start, end } of readEndpoints(text)) expect(text.slice(start, end)).toMatch(/\d/)
    }),
  )
})

test('a machine reaches itself by loopback addresses alone', () => {
  expect(['127.0.0.1', '127.1.2.3', '::1', 'localhost'].every(isLoopback)).toBe(true)
  expect(['10.0.0.1', 'fe80::1', 'vc01', null].some(isLoopback)).toBe(false)
})

test('vmacore before 6.5 writes no blanks', () => {
  expect(ends("<io_obj p:0x1, h:9, <TCP '127.0.0.1:50000'>, <TCP '::1:8190'>>, e: system:10061")).toEqual([
    'local 127.0.0.1 50000',
    'peer ::1 8190',
  ])
})
