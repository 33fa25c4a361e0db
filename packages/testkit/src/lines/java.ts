import { isoStamp } from './stamp.ts'

type JavaLevel = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR'

/** Profile-driven storage: `2024-01-15T09:30:00.000Z [pool-3-thread-1] INFO  opId=sps-Main-11-22 com.vmware.… - …` */
export function sps(line: {
  time: number
  thread: string
  level: JavaLevel
  op?: string
  logger: string
  message: string
}): string {
  const op = line.op ? `opId=${line.op} ` : ''
  return `${isoStamp(line.time)} [${line.thread}] ${line.level.padEnd(5)} ${op}${line.logger} - ${line.message}`
}

/** ESX Agent Manager: `2024-01-15T09:30:00.000Z |  INFO | vim-monitor | VcListener.java | 131 | …` */
export function eam(line: {
  time: number
  level: JavaLevel
  thread: string
  file: string
  line: number
  message: string
}): string {
  return [isoStamp(line.time), line.level.padStart(5), line.thread, line.file, line.line, line.message].join(' | ')
}

/** vpxd-svcs: `2024-01-15T09:30:00.000Z [tomcat-exec-12 [] INFO  com.vmware.… opId=] …` */
export function vpxdSvcs(line: {
  time: number
  thread: string
  level: JavaLevel
  logger: string
  op?: string
  message: string
}): string {
  return `${isoStamp(line.time)} [${line.thread} [] ${line.level.padEnd(5)} ${line.logger} opId=${line.op ?? ''}] ${line.message}`
}

/** The lines below a Java message that tell where an exception came from. */
export function stackTrace(exception: string, frames: readonly string[]): string {
  return [exception, ...frames.map((frame) => `\tat ${frame}`)].join('\n')
}
