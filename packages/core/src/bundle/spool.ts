import { randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'

export interface Spooled {
  path: string
  bytes: number
  remove(): Promise<void>
}

/** Writes a source to a temporary file, for formats that are read from their end. The file name owes nothing to the archive. */
export async function spool(source: { next(): Promise<Buffer | null> }, folder: string): Promise<Spooled> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `nested-${randomUUID()}`)
  const remove = () => rm(path, { force: true })
  const file = await open(path, 'wx')
  let bytes = 0
  try {
    for (let piece = await source.next(); piece !== null; piece = await source.next()) {
      await file.writeFile(piece)
      bytes += piece.length
    }
    await file.close()
  } catch (error) {
    await file.close()
    await remove()
    throw error
  }
  return { path, bytes, remove }
}
