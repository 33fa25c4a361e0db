import { isoStamp } from './stamp.ts'

/** What a vpxd, vpxa, hostd, rhttpproxy … line says. A message of several lines becomes an event with continuation lines. */
export interface VmacoreLine {
  time: number
  level: 'error' | 'warning' | 'info' | 'verbose' | 'trivia'
  program: string
  thread: string
  sub: string
  op?: string
  user?: string
  message: string
}

/** 6.0–7.0: `2024-01-15T09:30:00.000Z info vpxd[03433] [Originator@6876 sub=vpxLro opID=…] …`, more lines start with `--> `. */
export function vmacore6(line: VmacoreLine): string {
  const [first, ...more] = line.message.split('\n')
  return [
    `${isoStamp(line.time)} ${line.level} ${line.program}[${line.thread}] ${originator(line)} ${first}`,
    ...more.map((text) => `--> ${text}`),
  ].join('\n')
}

const SEVERITY = {
  error: ['Er', 3],
  warning: ['Wa', 4],
  info: ['In', 6],
  verbose: ['Db', 7],
  trivia: ['Db', 7],
} as const
const LOCAL4 = 20

/** ESXi 8: `2024-01-15T09:30:00.000Z In(166) Hostd[2099863]: [Originator@6876 …] …`; every further line repeats the header. */
export function vmacore8(line: VmacoreLine): string {
  const [word, severity] = SEVERITY[line.level]
  const head = `${isoStamp(line.time)} ${word}(${LOCAL4 * 8 + severity}) ${line.program}[${line.thread}]:`
  const [first, ...more] = line.message.split('\n')
  return [`${head} ${originator(line)} ${first}`, ...more.map((text) => `${head} --> ${text}`)].join('\n')
}

function originator(line: VmacoreLine): string {
  const op = line.op ? ` opID=${line.op}` : ''
  const user = line.user ? ` user=${line.user}` : ''
  return `[Originator@6876 sub=${line.sub}${op}${user}]`
}
