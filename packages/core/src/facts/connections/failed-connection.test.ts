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
  [
    'Connect to localhost:8190 [localhost/127.0.0.1] failed: Connection refused (Connection refused)',
    'refused',
    8190,
    true,
  ],
  ['AnnotatedConnectException: Connection refused: localhost/127.0.0.1:9087', 'refused', 9087, true],
  ['Post "https://127.0.0.1:8190/x": dial tcp 127.0.0.1:8190: connect: connection refused', 'refused', 8190, true],
  ['read tcp 192.0.2.9:51000->192.0.2.5:443: read: connection reset by peer', 'reset', 443, false],
  [
    "HTTPConnectionPool(host='localhost', port=8085): Max retries exceeded with url: /x (Caused by NewConnectionError('…: Failed to establish a new connection: [Errno 111] Connection refused'))",
    'refused',
    8085,
    true,
  ],
  ["ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5480)", 'refused', 5480, true],
  ['curl: (7) Failed to connect to localhost port 8190: Connection refused', 'refused', 8190, true],
  [
    'upstream connect error or disconnect/reset before headers. reset reason: connection failure, transport failure reason: delayed connect error: 111, remote address:127.0.0.1:8190',
    'refused',
    8190,
    true,
  ],
  [
    'connect() failed (111: Connection refused) while connecting to upstream, client: 192.0.2.9, server: vc01, request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:8190/"',
    'refused',
    8190,
    true,
  ],
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

test.each([
  ["Failed to connect socket; <TCP '127.0.0.1 : 9'>, <TCP '127.0.0.1 : 60001'>>, e: 111(Connection refused)", true],
  ["Failed to connect; <TCP '192.0.2.1 : 9'>, <TCP '192.0.2.2 : 60001'>>, e: 110(Connection timed out)", true],
  ["SSL read failed; <TCP '192.0.2.1 : 443'>, <TCP '192.0.2.2 : 60001'>>, e: 104(Connection reset by peer)", false],
  ["Read failed; <TCP '192.0.2.1 : 443'>, <TCP '192.0.2.2 : 60001'>>, e: 110(Connection timed out)", false],
])('%s: is an attempt: %s', (text, isAttempt) => {
  expect(readFailedConnection(text)?.isAttempt).toBe(isAttempt)
})
