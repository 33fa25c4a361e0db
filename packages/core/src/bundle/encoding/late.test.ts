import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { LateEncoding } from './late.ts'

const ASCII = 'INFO a line of nothing but ASCII\n'.repeat(6000)
/** `ERROR 接続できません。仮想マシン` as Windows of Japan writes it, thrice. */
const SHIFT_JIS = Buffer.concat(
  Array.from({ length: 3 }, () =>
    Buffer.concat([
      Buffer.from('ERROR '),
      Buffer.from(
        '90da91b182c582ab82dc82b982f181428abc917a837d8356839382cc8c8b89ca82f08a6d94462082b582c482ad82be82b382a20a',
        'hex',
      ),
    ]),
  ),
)

async function decoded(bytes: Buffer, size: number): Promise<{ text: string; found: string | null }> {
  const chunks: Buffer[] = []
  for (let at = 0; at < bytes.length; at += size) chunks.push(Buffer.from(bytes.subarray(at, at + size)))
  const late = new LateEncoding()
  const parts: Buffer[] = []
  for await (const part of late.decode(Readable.from(chunks))) parts.push(part)
  return { text: Buffer.concat(parts).toString(), found: late.found }
}

it.each([1_000_000, 65_536, 4099, 7])(
  'tells an encoding by the first words beyond ASCII, in chunks of %i',
  async (size) => {
    const { text, found } = await decoded(Buffer.concat([Buffer.from(ASCII), SHIFT_JIS]), size)
    expect(found).toBe('shift_jis')
    expect(text.startsWith(ASCII)).toBe(true)
    expect(text.slice(ASCII.length)).toMatch(/^(?:ERROR 接続できません。[^\n]+\n){3}$/)
  },
)

it.each([
  ['ASCII', Buffer.from(ASCII)],
  ['UTF-8', Buffer.from(`${ASCII}ERROR 接続できません\n`)],
  ['noise', Buffer.concat([Buffer.from(ASCII), Buffer.from([0x01, 0xff, 0x00, 0x80, 0x0a]), Buffer.from(ASCII)])],
  ['nothing', Buffer.alloc(0)],
])('passes %s as it is', async (_, bytes) => {
  const { text, found } = await decoded(bytes, 5000)
  expect(found).toBeNull()
  expect(text).toBe(bytes.toString())
})
