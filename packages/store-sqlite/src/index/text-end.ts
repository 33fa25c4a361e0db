const LF = 10
const CR = 13

/** End of an event's text: [from, to) without its last line end. */
export function textEnd(bytes: Uint8Array, from: number, to: number): number {
  let end = to
  if (end > from && bytes[end - 1] === LF) end--
  if (end > from && bytes[end - 1] === CR) end--
  return end
}
