import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

const CHUNK = 1024 ** 2

/** SHA-256 of a file, hex. Read into the same memory again and again: the system clears new memory as long as it hashes. */
export async function fileSha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  const handle = await open(file)
  try {
    const chunk = Buffer.allocUnsafe(CHUNK)
    for (;;) {
      const { bytesRead } = await handle.read(chunk, 0, CHUNK, null)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(chunk.subarray(0, bytesRead))
    }
  } finally {
    await handle.close()
  }
}

/** Content hash of a folder: that of the lines `<sha256>  <path>\n` of its files, sorted by path. */
export function folderSha256(files: readonly { path: string; sha256: string }[]): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  return createHash('sha256')
    .update(sorted.map((file) => `${file.sha256}  ${file.path}\n`).join(''))
    .digest('hex')
}
