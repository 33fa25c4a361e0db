import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

let timer: NodeJS.Timeout | undefined

/**
 * Collects all garbage of this thread, once it has had nothing to do for a while: V8 leaves it lying for as long as nothing
 * new is made, 40 MB in each thread that has read a large bundle. Takes 20 to 100 ms, so not where the next thing may
 * come at once, and a process that is about to end has no use for it.
 */
export function collectAfter(ms: number): void {
  clearTimeout(timer)
  timer = setTimeout(collect, ms)
  timer.unref()
}

/** There is something to do again. */
export function collectNot(): void {
  clearTimeout(timer)
}

function collect(): void {
  // Seen in contexts made from now on only.
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as (options: object) => void
  gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
