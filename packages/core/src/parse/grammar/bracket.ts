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
  // What varies by line stays searchable: `vm:/vmfs/…/web01.vmx`, `ProxySvc Req00012`.
  const colon = quoted.indexOf(':')
  const end = colon > 0 ? colon : (NUMBER_AT_END.exec(quoted)?.index ?? quoted.length)
  header.component = quoted.slice(0, end)
  const varying = quoted.slice(colon > 0 ? end + 1 : end)
  header.op = OP.exec(keys!)?.[1] ?? ''
  header.extra = `${header.extra} ${varying} ${keys!.replace(OP, '')}`.trim()
  return at + whole.length
}

// `thread level 'component' keys]`, in 3.5 `'component' thread level]`; relayed by 4.x with its time before them
const FIELDS =
  /^(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3})? ?('[^']{0,300}'|\w+) (\w+) ('[^']{0,300}'|\w+)((?: [^\]]*)?)\] ?/
/** Up to the next key: names of operations may hold blanks. */
const OP = /\bop(?:ID|Id)=(\S+(?: (?!\w+=)\S+)*)/
const NUMBER_AT_END = /(?<= [A-Za-z]{1,40})\d+$/
