import { expect, test } from 'vitest'
import { isDenied } from './denial.ts'

test.each([
  'flush done, 0 ENOSPC errors',
  'vMotion batch ended: 12 succeeded, 0 failed',
  'Crashed detection enabled',
  'crash detection is enabled for all services',
  'login failed count 0',
  'login failed count: 0',
  'Consistency check: no errors found',
  'succeeded: 12, failed: 0',
  'rc=0 error=0',
  'completed without error',
  'completed without any errors',
  'no I/O errors since boot',
  'errors (0), warnings (0)',
  '{"failed":0,"error":null}',
  'isolated=false',
  'Connection was not refused',
  'error handling initialised',
  'failed=[]',
  'the disk is not full',
  'the device is not permanently unavailable',
  'errors: 0 warnings: 0',
  'tasks failed: 0 of 4',
  'failed 0, succeeded 4',
  'host has no problems',
])('%s', (line) => {
  expect(isDenied(line)).toBe(true)
})

test.each([
  'Login failed for user bob: no such user',
  'hostId=host-22 state=Slave master=None isolated=true',
  'rc=0 failed to read',
  'write failed: No space left on device',
  'failed: 0x5',
  'Connection to 10.0.0.1 failed: 0 bytes read',
  'errors: 12, failed: 0',
  '10 errors found',
  'failed to open file, error 28',
  'dev "naa.6" failed H:0x0 D:0x2 P:0x0',
  'connect to 0.0.0.0 failed: refused',
  'no heartbeats received, host lost',
  'login failed count 3',
  'Error detection: 4 errors detected',
  'failed: 0.5 s timeout',
  'No route to host: connection to 192.0.2.1 failed',
])('a fault: %s', (line) => {
  expect(isDenied(line)).toBe(false)
})

test('a piece is denied as a whole, too', () => {
  const line = 'current value 100 MB; exceeds hard limit: false'
  expect(isDenied(line, line.indexOf('exceeds'), line.indexOf(':'))).toBe(true)
  const other = line.replace('false', 'true')
  expect(isDenied(other, other.indexOf('exceeds'), other.indexOf(':'))).toBe(false)
})
