import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { DataDirInUse, lockDataDir } from './lock.ts'

/** Tries the lock in a process of its own, which ends without letting go: what it found. */
function elsewhere(folder: string): string {
  const lock = JSON.stringify(path.join(import.meta.dirname, 'lock.ts'))
  const script = `import { lockDataDir } from ${lock}; try { lockDataDir(${JSON.stringify(folder)}); console.log('got it') }
    catch (error) { console.log(error.constructor.name) }; process.kill(process.pid, 'SIGKILL')`
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout.trim()
}

it('a data directory is locked until it is released, and a killed process holds nothing', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lock-'))
  try {
    expect(elsewhere(folder)).toBe('got it')
    const release = lockDataDir(folder)
    expect(elsewhere(folder)).toBe('DataDirInUse')
    expect(() => lockDataDir(folder)).toThrow(DataDirInUse)
    release()
    expect(elsewhere(folder)).toBe('got it')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
