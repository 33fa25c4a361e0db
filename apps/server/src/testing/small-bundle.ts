import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** 500 events of vpxd, a second apart from 2020-12-07T09:00:00Z on; every hundredth is an error. */
export const LINES = Array.from({ length: 500 }, (_, index) => {
  const stamp = new Date(Date.UTC(2020, 11, 7, 9, 0, index)).toISOString()
  const level = index % 100 === 50 ? 'error' : 'info'
  return `${stamp} ${level} vpxd[03463] [Originator@6876 sub=vpxLro opID=abc-${index}] Failed to connect to port 8190, try ${index}`
})

/** The bytes of a .tgz with `case/var/log/vmware/vpxd/vpxd.log` in it. `folder` is for its making. */
export function smallBundle(folder: string): Uint8Array<ArrayBuffer> {
  const logs = path.join(folder, 'case/var/log/vmware/vpxd')
  mkdirSync(logs, { recursive: true })
  writeFileSync(path.join(logs, 'vpxd.log'), `${LINES.join('\n')}\n`)
  const made = spawnSync('tar', ['-C', folder, '-czf', path.join(folder, 'case.tgz'), 'case'])
  if (made.status !== 0) throw new Error(String(made.stderr))
  return new Uint8Array(readFileSync(path.join(folder, 'case.tgz')))
}
