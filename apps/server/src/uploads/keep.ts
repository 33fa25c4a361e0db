import { constants, copyFile, link, mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'

export interface KeptFile {
  /** Where the bytes lie now. */
  from: string
  /** Where they go, within the folder. */
  to: string
  /** Somebody else may write to `from`: its bytes are copied. */
  foreign?: boolean
}

/**
 * Puts files into a new folder and returns once all of it is on disk. Those of the spool are linked, not moved: were
 * the server to stop between this and the catalog's row, the spool would still have them.
 */
export async function keepFiles(folder: string, files: readonly KeptFile[]): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  const folders = new Set<string>([path.dirname(folder), folder])
  for (const { from, to, foreign } of files) {
    const target = path.join(folder, to)
    await mkdir(path.dirname(target), { recursive: true })
    for (let parent = path.dirname(target); parent !== folder; parent = path.dirname(parent)) folders.add(parent)
    if (foreign) await copyFile(from, target, constants.COPYFILE_FICLONE)
    else await linkOrCopy(from, target)
    await putOnDisk(target)
  }
  for (const each of folders) await putOnDisk(each)
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    // File systems without hard links (exFAT, some network ones).
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV', 'EMLINK', 'ENOSYS'].includes(code)) throw error
    await copyFile(from, to, constants.COPYFILE_FICLONE)
  }
}

/** Resolves once what a file or folder holds would outlive a loss of power. */
export async function putOnDisk(target: string): Promise<void> {
  const handle = await open(target, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
