import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

export interface Ran {
  ms: number
  /** Highest resident memory in bytes, as the kernel tells; null where there is no /proc. */
  peakBytes: number | null
  code: number
  /** What it printed. */
  out: string
}

/** Runs another program to its end and looks at how long it takes and how much memory it holds at most. */
export function runProgram(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
    let out = ''
    let peakBytes: number | null = null
    const watch = setInterval(() => {
      readFile(`/proc/${child.pid}/status`, 'utf8').then(
        (status) => {
          const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]
          if (kilobytes) peakBytes = Math.max(peakBytes ?? 0, Number(kilobytes) * 1024)
        },
        () => undefined,
      )
    }, 25)
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.on('error', (error) => {
      clearInterval(watch)
      reject(error)
    })
    child.on('close', (code) => {
      clearInterval(watch)
      resolve({ ms: performance.now() - started, peakBytes, code: code ?? 128, out })
    })
  })
}

/** Full path of a program of the PATH, or null. */
export function findProgram(name: string, searchPath: string | undefined): string | null {
  for (const folder of (searchPath ?? '').split(path.delimiter)) {
    const file = path.join(folder, name)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {}
  }
  return null
}
