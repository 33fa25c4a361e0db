import { isoStamp } from './stamp.ts'

export interface VmkernelLine {
  time: number
  cpu: number
  world: number
  /** 32-bit hex, without leading zeros. */
  op?: string
  level?: 'info' | 'warning' | 'alert'
  /** Starts with the module: `ScsiDeviceIO: 4124: …`. */
  message: string
}

/** 5.0–7.0: `2024-01-15T09:30:00.000Z cpu3:2097412 opID=bd32da8)WARNING: NMP: …` */
export function vmkernel6(line: VmkernelLine): string {
  const mark = line.level === 'warning' ? 'WARNING: ' : line.level === 'alert' ? 'ALERT: ' : ''
  return `${isoStamp(line.time)} ${world(line)}${mark}${line.message}`
}

const LOCAL6 = {
  info: ['In', 182, 'vmkernel'],
  warning: ['Wa', 180, 'vmkwarning'],
  alert: ['Al', 177, 'vmkalert'],
} as const

/** 8.0: `2024-01-15T09:30:00.000Z Wa(180) vmkwarning: cpu3:2097412)NMP: …` */
export function vmkernel8(line: VmkernelLine): string {
  const [word, priority, program] = LOCAL6[line.level ?? 'info']
  return `${isoStamp(line.time)} ${word}(${priority}) ${program}: ${world(line)}${line.message}`
}

function world(line: VmkernelLine): string {
  return `cpu${line.cpu}:${line.world}${line.op ? ` opID=${line.op}` : ''})`
}
