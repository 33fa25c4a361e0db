import type { Services } from '../services.ts'

const EVERY_MS = 2000

/** Shows the open pages a catalog that was restored while the server runs. Returns what ends the watching. */
export function watchForRestore({ catalog, live, investigations, uploads, analyses, queue }: Services): () => void {
  catalog.changedElsewhere()
  const timer = setInterval(() => {
    if (!catalog.changedElsewhere()) return
    analyses.changed()
    queue.resume()
    live.publish({ type: 'state', investigations: investigations.list(), uploads: uploads.list() })
  }, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
