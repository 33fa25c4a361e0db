import { external, useExternal } from '../../lib/external.ts'
import type { Gathered } from './gather.ts'
import { changeItems, type UploadChange, type UploadItem, uploadKey } from './items.ts'
import type { UploadJob } from './upload-job.ts'

const items = external<readonly UploadItem[]>([])
const change = (step: UploadChange) => items.set(changeItems(items.get(), step))

/** Uploads of this tab, the newest last. */
export function useUploadItems(): readonly UploadItem[] {
  return useExternal(items)
}

const jobs = new Map<string, UploadJob>()
/** Ids, on the server, of what this tab sends: the rest are other tabs' or broken off. */
const ownIds = external<ReadonlySet<string>>(new Set())

export function useOwnUploadIds(): ReadonlySet<string> {
  return useExternal(ownIds)
}

/** Sends each gathered thing to the server as one bundle of the investigation; what was broken off before goes on. */
export function startUploads(investigation: string, gathered: readonly Gathered[]): void {
  for (const one of gathered) {
    const key = uploadKey(investigation, one)
    const running = items.get().some((item) => item.key === key && item.state === 'sending')
    if (running || one.files.length === 0) continue
    change({ type: 'add', key, investigation, gathered: one })
    void begin(key, investigation, one)
  }
}

/** What speaks tus is fetched with the first upload. */
async function begin(key: string, investigation: string, gathered: Gathered): Promise<void> {
  try {
    const { UploadJob } = await import('./upload-job.ts')
    // it may have been paused or given up meanwhile
    const item = items.get().find((each) => each.key === key)
    if (!item) return
    const onId = (id: string) => ownIds.set(new Set([...ownIds.get(), id]))
    const job = new UploadJob(key, investigation, gathered, { change, onId })
    jobs.set(key, job)
    if (item.state === 'sending') job.run()
  } catch (error) {
    change({ type: 'failed', key, error: error instanceof Error ? error.message : String(error) })
  }
}

export function pauseUpload(key: string): void {
  change({ type: 'pause', key })
  jobs.get(key)?.stop(false)
}

export function resumeUpload(key: string): void {
  change({ type: 'resume', key })
  jobs.get(key)?.run()
}

/** Gives an upload up: what the server has of it is removed. */
export function cancelUpload(key: string): void {
  jobs.get(key)?.stop(true)
  dismissUpload(key)
}

/** Takes an ended upload from the list. */
export function dismissUpload(key: string): void {
  jobs.delete(key)
  change({ type: 'remove', key })
}
