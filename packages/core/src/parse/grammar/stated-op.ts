/**
 * The opID that a text without a header for it names (`… opID=esxui-1a2b-3c4d …`, `[opId=…]`); empty when there is none
 * within the first 300 characters.
 */
export function statedOp(line: string, at: number): string {
  // Most lines hold no `=` at all, and looking for one character is the cheapest look there is.
  const equals = line.indexOf('=', at)
  if (equals < 0 || equals > at + LOOKED_AT) return ''
  const capital = line.indexOf('opI', at)
  const found = capital < 0 ? line.indexOf('opid=', at) : capital
  if (found < 0 || found > at + LOOKED_AT) return ''
  const op = OP.exec(line.slice(Math.max(found - 1, 0), found + LOOKED_AT))?.[1] ?? ''
  // Services of vSAN write so where there is none.
  return op === 'noOpId' ? '' : op
}

const LOOKED_AT = 300
const OP = /(?<!\w)op(?:ID|Id|id)="?([^\s\],;)"']+)/
