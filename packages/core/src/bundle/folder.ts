import { lstat, readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'

/** A file below a folder, or why it is none to read. */
export interface FolderItem {
  /** `/`-separated, relative to the folder. */
  name: string
  /** Where it lies. */
  disk: string
  size: number
  /** Microseconds UTC. */
  modified: number
  skip: string | null
}

/** All files below a folder by name; links are not followed. */
export async function* readFolder(root: string, below = ''): AsyncGenerator<FolderItem, void, void> {
  const folder = join(root, below)
  let names: string[]
  try {
    names = (await readdir(folder)).sort()
  } catch (error) {
    yield {
      name: below,
      disk: folder,
      size: 0,
      modified: 0,
      skip: `cannot be read (${(error as NodeJS.ErrnoException).code})`,
    }
    return
  }
  for (const file of names) {
    const name = below === '' ? file : `${below}/${file}`
    const disk = join(root, name)
    const stats = await lstat(disk)
    if (stats.isDirectory()) {
      yield* readFolder(root, name)
      continue
    }
    const link = stats.isSymbolicLink() ? `link to ${await readlink(disk)}` : null
    const skip = link ?? (stats.isFile() ? null : 'a device, pipe or socket, not a file')
    yield { name, disk, size: stats.size, modified: Math.round(stats.mtimeMs * 1000), skip }
  }
}
