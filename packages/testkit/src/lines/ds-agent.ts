/** Trend Micro agent: `2024-01-15 09:30:00.000000: [Info/5] | message | File.cpp:12:Function | A1B:7F00:Thread`; no zone (here UTC). */
export function dsAgent(line: {
  time: number
  level: 'Error' | 'Warning' | 'Info' | 'Debug'
  rank: number
  message: string
  place: string
  thread: string
}): string {
  const at = new Date(line.time).toISOString()
  return `${at.slice(0, 10)} ${at.slice(11, 23)}000: [${line.level}/${line.rank}] | ${line.message} | ${line.place} | ${line.thread}`
}
