import type { Header } from '../header.ts'
import { levelOfWord } from '../severity.ts'

/**
 * The bracket of the vmacore services before 6.0, from after its opening (and its time) on:
 * `6FE81B90 info 'Vimsvc.TaskManager' opID=hostd-9a1c] message`.
 * Returns where the message starts, 0 when it is another bracket.
 */
export function readBracket(line: string, at: number, header: Header): number {
  const fields = FIELDS.exec(line.slice(at, at + 600))
  if (!fields) return 0
  const [whole, first, second, third, keys] = fields
  const oldOrder = first!.startsWith("'")
  const level = levelOfWord(oldOrder ? third! : second!)
  if (level === 0 || third!.startsWith("'") === oldOrder) return 0
  header.level = level
  header.thread = oldOrder ? second! : first!
  const quoted = (oldOrder ? first! : third!).slice(1, -1)
  const colon = quoted.indexOf(':')
  header.component = colon > 0 ? quoted.slice(0, colon) : quoted
  header.op = OP.exec(keys!)?.[1] ?? ''
  const varying = colon > 0 ? quoted.slice(colon + 1) : ''
  header.extra = `${header.extra} ${varying} ${keys!.replace(OP, '')}`.trim()
  return at + whole.length
}

// `thread level 'component' keys]`, in 3.5 `'component' thread level]`; relayed by 4.x with its time before them
const FIELDS =
  /^(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3})? ?('[^']{0,300}'|\w+) (\w+) ('[^']{0,300}'|\w+)((?: [^\]]*)?)\] ?/
const OP = /\bop(?:ID|Id)=(\S+)/
