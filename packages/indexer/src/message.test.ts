import { newHeader } from '@bundlescope/core/parse/header.ts'
import { normalise, tokenise } from '@bundlescope/query/token.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Indexer } from './indexer.ts'
import { displayText, SLOT } from './pattern.ts'
import { identifiersOf } from './testing.ts'
import { hashToken } from './token-hash.ts'

/** Bytes of a message that take part in its pattern: WINDOW of assembly/layout.ts. */
const TEMPLATE_BYTES = 8192
const MARK = '\ntext of others, 123\n'

function scan(message: string) {
  const indexer = new Indexer({ takeBlock: () => undefined, takeSegment: () => undefined })
  const bytes = Buffer.from(`${MARK}${message}${MARK}`)
  bytes.copy(indexer.text)
  indexer.addHeader(newHeader(), MARK.length, bytes.length - MARK.length, 1)
  const { collected } = indexer
  return { text: collected.texts[0]!, key: collected.keys()[0]!, hashes: identifiersOf(indexer) }
}

const hashOf = (token: string): string => {
  const { h1, h2 } = hashToken(token)
  return `${h1}.${h2}`
}

describe('patterns and identifiers', () => {
  it.each([
    [
      'Failed to track task-192681 on host-22: vim.fault.FileFault',
      'Failed to track task-□ on host-□: vim.fault.FileFault',
    ],
    ['opID keljbuqq-453435-auto-9pvg-h5:70071331-51 mapped', 'opID □-□-□-□-□:□-□ mapped'],
    ['opID khsdo6kc-453435-auto-9pvg-h5:70071331-51 mapped', 'opID □-□-□-□-□:□-□ mapped'],
    ['session 52a5c1b0-beef-4a9d-30c6-2f6f9df8c2aa(deadbeef)', 'session □-□-□-□-□(□)'],
    ["<TCP '10.3.239.34 : 443'>", "<TCP '□.□.□.□ : □'>"],
    ['no identifier here', 'no identifier here'],
    ['decades of DEADBEEF', 'decades of □'],
    ['仮想マシン vm-12 の PowerOn', '仮想マシン vm-□ の PowerOn'],
    ['ＡＰＤ（全パス）', 'APD(全パス)'],
    ['仮想マシンvm01を「ds02」へ', '仮想マシン□を「□」へ'],
  ])('%s', (message, pattern) => {
    expect(displayText(scan(message).text)).toBe(pattern)
  })

  it('takes messages that differ in identifiers and case only for one pattern', () => {
    expect(scan('Lost host-1').key).toBe(scan('lost HOST-999').key)
    expect(scan('Lost host-1').key).not.toBe(scan('Lost host: 1').key)
    expect(scan('Lost host-1').key).not.toBe(scan('Found host-1').key)
    expect(scan('a 1').key).not.toBe(scan('1 a').key)
    expect(scan('電源 1').key).not.toBe(scan('停止 1').key)
    expect(scan('vm1 電源 1').key).toBe(scan('vm22 電源 333').key)
    expect(scan('a 1\n').key).not.toBe(scan('a 1\n\0\0').key)
    expect(scan('a\0b').key).not.toBe(scan('a\0\0b').key)
    expect(scan(`${'.'.repeat(20)}x`).key).not.toBe(scan(`${'.'.repeat(21)}x`).key)
  })

  const piece = fc.oneof(
    fc.constantFrom(
      'vpxd',
      'Task',
      'abcdef',
      'deadbeef',
      '12',
      'h5',
      '-',
      ':',
      '.',
      ' ',
      '（',
      '失敗',
      'ＡＢＣ',
      'É',
      '\n',
      '_',
      '[x]',
      'a'.repeat(61),
      'x'.repeat(64),
      '1'.repeat(130),
      ' '.repeat(63),
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 70 }),
  )

  it('has every token of a message in its pattern or among its identifiers', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        // What ends the text of an event is no part of it.
        const message = Buffer.from(pieces.join('').replace(/[\r\n]+$/, '')).toString('utf8')
        const { text, hashes } = scan(message)
        const words = new Set(tokenise(normalise(text.replaceAll(SLOT, ' '))))
        for (const token of tokenise(normalise(message)))
          expect(words.has(token) || hashes.includes(hashOf(token)), token).toBe(true)
        expect(hashes).toHaveLength(text.split(SLOT).length - 1)
      }),
    )
  })

  it('decides by what the message says, wherever it stands in blocks of bytes', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.nat(130), (pieces, shift) => {
        const message = pieces.join('').replace(/[^\x20-\x7e]/g, '/')
        const here = scan(`x ${message}`)
        const there = scan(`${'x '.repeat(shift + 1)}${message}`)
        expect(there.text.slice(2 * shift)).toBe(here.text)
        expect(there.hashes).toEqual(here.hashes)
      }),
    )
  })

  it('counts what lies beyond the limit as identifiers, so that it can still be found', () => {
    const { text, hashes } = scan(`${'word '.repeat(TEMPLATE_BYTES / 5 + 1)} straggler`)
    expect(text).not.toContain('straggler')
    expect(hashes).toContain(hashOf('straggler'))
  })

  it('finds every token of a message of megabytes, however long the tokens are', () => {
    const tokens = Array.from({ length: 3000 }, (_, i) => `t${i}`.padEnd(1 + ((i * 7919) % 700), 'z'))
    const { text, hashes } = scan(`${'x'.repeat(3 * TEMPLATE_BYTES)} ${tokens.join(' ')}`)
    expect(text).toBe('')
    expect(hashes).toEqual([hashOf('x'.repeat(3 * TEMPLATE_BYTES)), ...tokens.map(hashOf)])
  })

  it('has room for the identifiers of the longest event, whatever they are written with', () => {
    const longest = 5 * 1024 * 1024
    for (const [text, identifiers] of [
      ['1 ', 1],
      ['\ufdfa', 3],
    ] as const) {
      const times = Math.floor((longest - 5) / Buffer.byteLength(text))
      const { hashes } = scan(`${text.repeat(times)} last`)
      expect(hashes.length).toBeGreaterThan(identifiers * (times - 8192))
      expect(new Set(hashes)).toContain(hashOf('last'))
    }
  })
})
