import { isAscii } from 'node:buffer'
import { normalise } from '@bundlescope/query/token.ts'

/** Names are normalised one by one only where they are not plain ASCII: normalising may change where they begin. */
export function searchableText(bytes: Buffer): { text: string; starts: Uint32Array } {
  if (bytes.length === 0) return { text: '', starts: new Uint32Array(0) }
  const text = isAscii(bytes)
    ? `\n${bytes.toString('latin1').toLowerCase()}`
    : `\n${bytes.toString('utf8').split('\n').map(normalise).join('\n')}`
  let names = 0
  for (let p = text.indexOf('\n'); p >= 0; p = text.indexOf('\n', p + 1)) names++
  const starts = new Uint32Array(names)
  names = 0
  for (let p = text.indexOf('\n'); p >= 0; p = text.indexOf('\n', p + 1)) starts[names++] = p + 1
  return { text, starts }
}
