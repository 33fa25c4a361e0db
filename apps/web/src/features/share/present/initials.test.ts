import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'

test.each([
  ['Aiko Sato', 'AS'],
  ['mueller', 'MU'],
  ['k.tanaka@example.com', 'KT'],
  ['山田 太郎', '山田'],
  ['佐藤', '佐藤'],
  ['😀', '😀'],
  ['  ', '?'],
])('%s', (name, expected) => expect(initialsOf(name)).toBe(expected))
