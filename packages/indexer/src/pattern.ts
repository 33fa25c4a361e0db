/** Stands for an identifier in the text of a template: a private-use character, so that it is a token of its own. */
export const SLOT = '\ue000'

/** The text of a template as people see it: slots as boxes. */
export function displayText(text: string): string {
  return text.replaceAll(SLOT, '\u25a1')
}

/** 16 hexadecimal digits: how a pattern is named on the wire and in `pattern:`. */
export function patternKey(key: bigint): string {
  return key.toString(16).padStart(16, '0')
}

/** The text of a pattern: `slots` are begins and ends of its identifiers, `count` of them. */
export function patternText(text: Buffer, slots: Uint32Array): string {
  const parts: string[] = []
  let at = 0
  for (let k = 0; k < slots.length; k += 2) {
    parts.push(text.toString('utf8', at, slots[k]), SLOT)
    at = slots[k + 1]!
  }
  parts.push(text.toString('utf8', at))
  return parts.join('')
}
