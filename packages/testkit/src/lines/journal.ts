import { bsdStamp } from './stamp.ts'

/** `Jan 15 09:30:00 vc01.lab.example systemd[1]: Started …`, as `journalctl -b -0` prints it. */
export function journal(line: { time: number; host: string; program: string; pid?: number; message: string }): string {
  return `${bsdStamp(line.time)} ${line.host} ${line.program}${line.pid === undefined ? '' : `[${line.pid}]`}: ${line.message}`
}

/** First line of journalctl's output: the only place where the year stands. */
export function journalHead(begin: number, end: number): string {
  const day = (ms: number) => {
    const at = new Date(ms)
    const name = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][at.getUTCDay()]
    return `${name} ${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`
  }
  return `-- Logs begin at ${day(begin)}, end at ${day(end)}. --`
}
