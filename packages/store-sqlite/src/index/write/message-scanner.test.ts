import { normalise, tokenise } from '@bundlescope/query/token.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashToken } from '../token-hash.ts'
import { IdList } from './id-list.ts'
import { displayText, MessageScanner, SLOT, TEMPLATE_BYTES } from './message-scanner.ts'

function scan(message: string) {
  const scanner = new MessageScanner()
  const ids = new IdList(1)
  const bytes = Buffer.from(message)
  scanner.scan(bytes, 0, bytes.length, ids, 7)
  const hashes = Array.from({ length: ids.length }, (_, i) => `${ids.h1[i]}.${ids.h2[i]}`)
  return { text: scanner.templateText(), key: `${scanner.key1}.${scanner.key2}`, hashes }
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
  })

  it('has every token of a message in its pattern or among its identifiers', () => {
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
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const message = Buffer.from(pieces.join('')).toString('utf8')
        const { text, hashes } = scan(message)
        const words = new Set(tokenise(normalise(text.replaceAll(SLOT, ' '))))
        for (const token of tokenise(normalise(message)))
          expect(words.has(token) || hashes.includes(hashOf(token)), token).toBe(true)
        expect(hashes).toHaveLength(text.split(SLOT).length - 1)
      }),
    )
  })

  it('counts what lies beyond the limit as identifiers, so that it can still be found', () => {
    const { text, hashes } = scan(`${'word '.repeat(TEMPLATE_BYTES / 5 + 1)} straggler`)
    expect(text).not.toContain('straggler')
    expect(hashes).toContain(hashOf('straggler'))
  })
})
