import type { BundleFile } from '@bundlescope/contract/bundle.ts'
import { expect, it } from 'vitest'
import { groupUnread } from './unread.ts'

const file = (path: string, status: string, reason: string | null): BundleFile => ({
  bundle: 'b',
  member: 'b1',
  path,
  kind: 'log',
  format: null,
  status,
  reason,
  detection: null,
  bytes: 10,
  lines: 0,
  events: 0,
  continuationLines: 0,
  unparsedLines: 0,
  firstTime: null,
  lastTime: null,
  timeZone: null,
})

it('groups by fate and reason, partly read files first', () => {
  const files = [
    file('a', 'ok', null),
    file('b', 'skipped', 'a link'),
    file('c', 'skipped', 'binary'),
    file('d', 'skipped', 'binary'),
    file('e', 'partial', 'gzip data ends early'),
  ]
  expect(groupUnread(files)).toEqual([
    { status: 'partial', reason: 'gzip data ends early', files: 1, bytes: 10, example: 'e' },
    { status: 'skipped', reason: 'binary', files: 2, bytes: 20, example: 'c' },
    { status: 'skipped', reason: 'a link', files: 1, bytes: 10, example: 'b' },
  ])
})
