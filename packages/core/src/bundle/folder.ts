import { lstat, readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArchiveItem, ArchiveItems, Trouble } from './archive.ts'
import { type FileRead, FileSource } from './file.ts'

/** All files below a folder by name, as if it were an archive; links are not followed. */
export async function* readFolder(root: string, read: FileRead, trouble: Trouble, below = ''): ArchiveItems {
  let names: string[]
  try {
    names = (await readdir(join(root, below))).sort()
  } catch (error) {
    trouble(`the folder ${below} cannot be read (${(error as NodeJS.ErrnoException).code})`)
    return
  }
  for (const file of names) {
    const name = below === '' ? file : `${below}/${file}`
    const disk = join(root, name)
    const stats = await lstat(disk)
    if (stats.isDirectory()) {
      yield* readFolder(root, read, trouble, name)
      continue
    }
    const item: ArchiveItem = { name, size: stats.size, modified: Math.round(stats.mtimeMs * 1000), disk, body: '' }
    if (stats.isSymbolicLink()) item.body = `link to ${await readlink(disk)}`
    else item.body = stats.isFile() ? new FileSource(disk, read) : 'a device, pipe or socket, not a file'
    try {
      yield item
    } finally {
      if (typeof item.body !== 'string') await item.body.close()
    }
  }
}

/** Bytes of all files below a folder. */
export async function folderBytes(root: string): Promise<number> {
  let bytes = 0
  for await (const item of readFolder(root, {}, () => {})) if (typeof item.body !== 'string') bytes += item.size ?? 0
  return bytes
}
