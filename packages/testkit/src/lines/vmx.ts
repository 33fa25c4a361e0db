import { isoStamp } from './stamp.ts'

export interface VmxLine {
  time: number
  thread: string
  level?: 'info' | 'warning' | 'notice'
  op?: string
  message: string
}

const NUMBERED = { info: 'I125', warning: 'W115', notice: 'A115' } as const
const WORDS = { info: 'In(05)', warning: 'Wa(03)', notice: 'No(00)' } as const

/** vmware.log of 6.x: `2024-01-15T09:30:00.000Z| vmx| I125: …`, more lines `| I125+ …`. */
export function vmx6(line: VmxLine): string {
  const head = `${isoStamp(line.time)}| ${line.thread}| ${NUMBERED[line.level ?? 'info']}`
  const [first, ...more] = line.message.split('\n')
  return [`${head}: ${first}`, ...more.map((text) => `${head}+ ${text}`)].join('\n')
}

/** vmware.log of ESXi 8: `2024-01-15T09:30:00.000Z In(05) vmx - …`: the column after the thread is the operation. */
export function vmx8(line: VmxLine): string {
  const severity = `${isoStamp(line.time)} ${WORDS[line.level ?? 'info']}`
  const rest = `${line.thread} ${line.op ?? '-'}`
  const [first, ...more] = line.message.split('\n')
  return [`${severity} ${rest} ${first}`, ...more.map((text) => `${severity}+ ${rest} ${text}`)].join('\n')
}
