import { stat } from 'node:fs/promises'
import type { ContainerOutcome, WalkHandler, WalkLimits } from './entry.ts'
import { FileSource } from './file.ts'
import { folderBytes, readFolder } from './folder.ts'
import { safePath } from './names.ts'
import { Walker } from './walker.ts'

export interface WalkOptions {
  limits: WalkLimits
  /** Folder for temporary files; made when needed, left empty. */
  scratch: string
  signal?: AbortSignal | undefined
}

/**
 * Reads an upload (an archive, a packed or plain file, or a folder of any of them) as a stream and hands every file to the
 * handler, archives within archives included. Damage and limits end in outcomes, one for each archive met, `b1` first;
 * rejected only when the handler rejects, the signal aborts, or `path` is not there.
 *
 * `name` is what people call the upload; `path` may be a spool file.
 */
export async function walk(
  path: string,
  name: string,
  handler: WalkHandler,
  options: WalkOptions,
): Promise<ContainerOutcome[]> {
  options.signal?.throwIfAborted()
  const stats = await stat(path)
  const total = stats.isDirectory() ? await folderBytes(path) : stats.size
  const walker = new Walker(handler, options, total)
  const upload = walker.container(null, name, '')
  if (stats.isDirectory()) {
    const trouble = (reason: string) => walker.log(upload).trouble(reason)
    await walker.takeAll(readFolder(path, walker.reading, trouble), upload, 0)
  } else {
    const source = new FileSource(path, walker.reading)
    try {
      const damage = await walker.open(source, {
        container: upload,
        path: safePath(name),
        size: total,
        modified: null,
        depth: 0,
        disk: path,
        upload: true,
      })
      const reason = damage ?? source.damage
      if (reason !== null) walker.log(upload).trouble(reason)
    } finally {
      await source.close()
    }
  }
  handler.progress?.(total)
  return walker.outcomes()
}
