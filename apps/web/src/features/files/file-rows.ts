import type { Bundle, BundleFile, Investigation } from '@bundlescope/contract/bundle.ts'
import type { FileStatus } from '@bundlescope/contract/view.ts'

/** A line of the list: the head of a bundle, or a file of it. */
export type FileRow =
  | { kind: 'head'; key: string; name: string; detail: string; files: number }
  | { kind: 'file'; key: string; file: BundleFile }

/** What the list says of a bundle: nothing that changes while it is being read. */
type BundleHead = Pick<Bundle, 'id' | 'name' | 'members'>

export function headsOf({ bundles }: Investigation): BundleHead[] {
  return bundles.map(({ id, name, members }) => ({ id, name, members }))
}

/**
 * Files of that status whose path, format, kind or reason holds every word of `text`. `readings` is a sentence of the
 * server in every language, one a line.
 */
export function chooseFiles(
  files: readonly BundleFile[],
  status: FileStatus,
  text: string,
  readings: (sentence: string) => string,
): BundleFile[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return files.filter((file) => {
    if (status === 'log' ? file.kind !== 'log' : status !== 'all' && file.status !== status) return false
    if (words.length === 0) return true
    const { path, format, kind, reason, detection } = file
    const about = [path, format, kind, readings(reason ?? ''), readings(detection ?? '')].join('\n').toLowerCase()
    return words.every((word) => about.includes(word))
  })
}

/** Files under the bundle, and the bundle within the bundle, that they are of; by path, numbers in their order. */
export function fileRows(files: readonly BundleFile[], bundles: readonly BundleHead[]): FileRow[] {
  const groups = Map.groupBy(files, ({ bundle, member }) => `${bundle}/${member}`)
  const order = new Intl.Collator('en', { numeric: true })
  return [...groups].flatMap(([key, list]): FileRow[] => {
    const { bundle, member } = list[0]!
    const upload = bundles.find(({ id }) => id === bundle)
    const inner = upload?.members.find(({ id }) => id === member)
    const detail = [inner?.product, inner?.version, inner?.host].filter(Boolean).join(' · ')
    const sorted = list.toSorted((a, b) => order.compare(a.path, b.path))
    return [
      { kind: 'head', key, name: inner?.name ?? upload?.name ?? bundle, detail, files: list.length },
      ...sorted.map((file, i): FileRow => ({ kind: 'file', key: `${key}/${i}/${file.path}`, file })),
    ]
  })
}
