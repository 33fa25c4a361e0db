/** Text in an encoding that Node only decodes; throws for a character that the encoding does not have. */
export function encode(text: string, encoding: string): Buffer {
  const bytesOf = tableOf(encoding)
  return Buffer.from(
    [...text].flatMap((character) => {
      const code = character.charCodeAt(0)
      const bytes = code < 0x80 ? [code] : bytesOf.get(character)
      if (bytes === undefined) throw new Error(`${encoding} has no ${character}`)
      return bytes
    }),
  )
}

const tables = new Map<string, Map<string, number[]>>()

/** Every character of one or two bytes, found by decoding them all. */
function tableOf(encoding: string): Map<string, number[]> {
  const known = tables.get(encoding)
  if (known !== undefined) return known
  const table = new Map<string, number[]>()
  const decoder = new TextDecoder(encoding)
  const add = (...bytes: number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes))
    if ([...text].length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes)
  }
  for (let first = 0x80; first < 0x100; first++) {
    add(first)
    for (let second = 0x40; second < 0x100; second++) add(first, second)
  }
  tables.set(encoding, table)
  return table
}
