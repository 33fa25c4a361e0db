import type { Stats } from 'node:fs'
import { lstat, readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type ArchiveItem, type ArchiveItems, isUnread, linkTo, type Trouble } from './archive.ts'
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
    const item = { name, size: stats.size, modified: Math.round(stats.mtimeMs * 1000), disk }
    const body = await bodyOf(disk, stats, read)
    try {
      yield { ...item, body }
    } finally {
      if (!isUnread(body)) await body.close()
    }
  }
}

async function bodyOf(disk: string, stats: Stats, read: FileRead): Promise<ArchiveItem['body']> {
  if (stats.isSymbolicLink()) return linkTo(await readlink(disk))
  if (stats.isFile()) return new FileSource(disk, read)
  return { code: 'no-file', reason: 'a device, pipe or socket, not a file' }
}

/** Bytes of all files below a folder. */
export async function folderBytes(root: string): Promise<number> {
  let bytes = 0
  for await (const item of readFolder(root, {}, () => {})) if (!isUnread(item.body)) bytes += item.size ?? 0
  return bytes
}
