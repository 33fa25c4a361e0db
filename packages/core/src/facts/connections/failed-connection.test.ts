import { expect, test } from 'vitest'
import { readFailedConnection } from './failed-connection.ts'

test.each([
  [
    "Failed to connect socket; <io_obj p:0x7f, h:75, <TCP '127.0.0.1 : 38420'>, <TCP '127.0.0.1 : 8190'>>, e: 111(Connection refused)",
    'refused',
    8190,
    true,
  ],
  [
    "Failed to connect; <io_obj p:0x7f, h:-1, <TCP '0.0.0.0 : 0'>, <TCP '192.0.2.31 : 443'>>, e: 110(Connection timed out)",
    'timed out',
    443,
    false,
  ],
  ["<TCP '192.0.2.1 : 40000'>, <TCP '192.0.2.1 : 8085'>>, e: 111(Connection refused)", 'refused', 8085, true],
  ['dial tcp 10.0.0.5:443: connect: no route to host', 'no route', 443, false],
  [
    "e: 10061(No connection could be made because the target machine actively refused it), <TCP '::1 : 1'>, <TCP '::1 : 8089'>",
    'refused',
    8089,
    true,
  ],
  ['"POST /sdk HTTP/1.1" 503 UF 0 91 12 - "-" "curl" "9c1b" "vc01" "127.0.0.1:8085"', 'refused', 8085, true],
])('%s', (text, failure, port, isLocal) => {
  expect(readFailedConnection(text)).toMatchObject({ failure, peer: { port }, isLocal })
})

test.each([
  'message to toolbox timed out',
  'Connection refused',
  "<TCP '127.0.0.1 : 38420'>, <TCP '127.0.0.1 : 8190'>> is open",
])('nothing in: %s', (text) => {
  expect(readFailedConnection(text)).toBeNull()
})
