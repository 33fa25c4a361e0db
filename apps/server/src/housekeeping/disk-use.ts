import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { DiskUse } from '@bundlescope/contract/access.ts'
import type { StoredBundle } from '@bundlescope/store-sqlite/catalog/catalog.ts'
import { bundleDir, originalDir } from '@bundlescope/store-sqlite/paths.ts'

/** What bundles take on disk, the largest first. */
export async function diskUse(
  dataDir: string,
  bundles: readonly Pick<StoredBundle, 'id' | 'name'>[],
): Promise<DiskUse> {
  const rows = await Promise.all(
    bundles.map(async ({ id, name }) => {
      const [all, original] = await Promise.all([
        bytesBelow(bundleDir(dataDir, id)),
        bytesBelow(originalDir(dataDir, id)),
      ])
      return { bundle: id, name, original, index: all - original }
    }),
  )
  rows.sort((a, b) => b.original + b.index - (a.original + a.index))
  return { bytes: rows.reduce((sum, row) => sum + row.original + row.index, 0), bundles: rows }
}

/** Of all files below a folder; 0 when there is none. What goes while it is being counted counts nothing. */
async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile())
  const sizes = files.map(({ parentPath, name }) =>
    stat(path.join(parentPath, name)).then(
      ({ size }) => size,
      () => 0,
    ),
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
