/** `esx-esx01.lab-2017-10-17--18.30-4770288`, `vc-vc01.lab-2026-03-12--04.00-2211`, `vm-2020-01-31.4711`, `nsx_manager_4f1c…_20190903_101500` */
const SUPPORT_FOLDER =
  /^(?:(?:esx|esxi|vc|vcsa|vm|vmsupport)-(?:.*-)?\d{4}-\d{1,2}-\d{1,2}(?:--\d{1,2}\.\d{2})?(?:[-.].*)?|.+-\d{4}-\d{2}-\d{2}--\d{2}\.\d{2}(?:-\d+)?|nsx_\w+?_[0-9a-f-]{8,}_\d{8}\S*)$/i

/** An archive's name without what says how it is packed, and without a browser's ` (1)`. */
export function baseName(name: string): string {
  return name
    .replace(/\.(tar\.(gz|bz2|xz|zst)|tgz|tbz2?|txz|tzst|tar|gz|zip|bz2|xz|zst)$/i, '')
    .replace(/ ?\(\d+\)$/, '')
}

/** True for names that promise several files. */
export function isArchiveName(name: string): boolean {
  return /\.(?:zip|tar|tgz|tbz2?|txz|tzst|tar\.\w+)$/i.test(name)
}

/** True when the name is that of a folder or archive as VMware's own tools make them. */
export function isSupportFolder(name: string): boolean {
  return SUPPORT_FOLDER.test(name)
}

/**
 * Cuts first folders that only repeat what the archive is, its own name and then a support bundle's:
 * `{ top: 'vc-…-2211', path: 'commands/hostname.txt' }`.
 */
export function cutTop(path: string, archiveName: string): { top: string | null; path: string } {
  const [first = '', ...below] = path.split('/')
  if (below.length === 0) return { top: null, path }
  if (isSupportFolder(first)) return { top: first, path: below.join('/') }
  if (first.toLowerCase() !== baseName(archiveName).toLowerCase()) return { top: null, path }
  const second = below[0]!
  return below.length > 1 && isSupportFolder(second)
    ? { top: second, path: below.slice(1).join('/') }
    : { top: first, path: below.join('/') }
}
