import { lstat, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileSha256, folderSha256 } from '@bundlescope/server/uploads/sha256.ts'

/** A FILE of the command line: an archive, a log, or a folder. */
export interface Input {
  path: string
  name: string
  /** Files within a folder, `/`-separated, sorted; null for a single file. */
  inside: string[] | null
  bytes: number
}

/** Looks at a FILE. Throws an error that says what is wrong with it. */
export async function lookAt(file: string): Promise<Input> {
  const place = path.resolve(file)
  const found = await stat(place).catch((error: NodeJS.ErrnoException) => {
    throw new Error(error.code === 'ENOENT' ? 'no such file or folder' : error.message)
  })
  const name = path.basename(place) || 'files'
  if (found.isFile()) return { path: place, name, inside: null, bytes: found.size }
  if (!found.isDirectory()) throw new Error('neither a file nor a folder')
  const inside = await filesOf(place)
  let bytes = 0
  for (const each of inside) bytes += (await stat(path.join(place, each))).size
  return { path: place, name, inside, bytes }
}

/** The hash that the same bytes get from the server when they are uploaded. */
export async function sha256Of(input: Input): Promise<string> {
  if (input.inside === null) return fileSha256(input.path)
  const files = []
  for (const each of input.inside) files.push({ path: each, sha256: await fileSha256(path.join(input.path, each)) })
  return folderSha256(files)
}

/** Plain files below a folder; links are left out, as in archives. */
async function filesOf(folder: string, prefix = ''): Promise<string[]> {
  const files: string[] = []
  for (const name of (await readdir(path.join(folder, prefix))).sort()) {
    const relative = prefix === '' ? name : `${prefix}/${name}`
    const found = await lstat(path.join(folder, relative))
    if (found.isDirectory()) files.push(...(await filesOf(folder, relative)))
    else if (found.isFile()) files.push(relative)
  }
  return files
}
