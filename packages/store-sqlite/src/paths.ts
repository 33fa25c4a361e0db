import path from 'node:path'

/** What people made: investigations, boards, accounts. */
export function catalogPath(dataDir: string): string {
  return path.join(dataDir, 'catalog.sqlite')
}

/** `<data>/bundles/<id>`: everything kept of one bundle; removing the folder removes the bundle. */
export function bundleDir(dataDir: string, id: string): string {
  if (!/^[0-9a-f]{16}$/.test(id)) throw new Error(`not a bundle id: ${id}`)
  return path.join(dataDir, 'bundles', id)
}

/** The index of a bundle: derived, can be rebuilt from the original at any time. */
export function indexPath(dataDir: string, id: string): string {
  return path.join(bundleDir(dataDir, id), 'index.sqlite')
}

/** The bytes as they were uploaded. */
export function originalDir(dataDir: string, id: string): string {
  return path.join(bundleDir(dataDir, id), 'original')
}

/** Log formats that people added: docs/formats.md. */
export function formatsDir(dataDir: string): string {
  return path.join(dataDir, 'formats')
}
