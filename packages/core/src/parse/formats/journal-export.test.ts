import { formatMicros } from '@bundlescope/contract/time.ts'
import { expect, test } from 'vitest'
import { naiveEvents } from '../../store/naive-read.ts'

test('each entry has the time, level and program of the lines behind its first one', () => {
  const lines = [
    '__CURSOR=s=1;i=2',
    '__REALTIME_TIMESTAMP=1620284889101234',
    'PRIORITY=3',
    'SYSLOG_IDENTIFIER=vmon',
    '_COMM=python',
    '_PID=2101',
    'MESSAGE=no answer',
    '',
    '__CURSOR=s=1;i=3',
    '_COMM=sshd',
    '__REALTIME_TIMESTAMP=1620284890101234',
    'MESSAGE=closed',
  ]
  const file = { path: 'journal.export', bytes: Buffer.from(`${lines.join('\n')}\n`) }
  const events = naiveEvents('b1', file, { number: 1, sourceId: 'b1.1', host: '' })!
  expect(events.map(({ time, program, thread, lines }) => [formatMicros(time), program, thread, lines])).toEqual([
    ['2021-05-06T07:08:09.101234Z', 'vmon', '2101', 8],
    ['2021-05-06T07:08:10.101234Z', 'sshd', '', 4],
  ])
})
