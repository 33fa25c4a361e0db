import type { BundleFile } from '@bundlescope/contract/bundle.ts'

/** Files that share a fate: `skipped`, `a link, not followed`, 12 of them. */
export interface Unread {
  status: 'partial' | 'skipped'
  reason: string | null
  files: number
  bytes: number
  /** One path, to know what is meant. */
  example: string
}

/** What was not read, or only in part, by reason; partly read first, then by number. */
export function groupUnread(files: readonly BundleFile[]): Unread[] {
  const groups = new Map<string, Unread>()
  for (const { status, reason, bytes, path } of files) {
    if (status !== 'partial' && status !== 'skipped') continue
    const key = `${status}\n${reason}`
    const group = groups.get(key) ?? { status, reason, files: 0, bytes: 0, example: path }
    groups.set(key, { ...group, files: group.files + 1, bytes: group.bytes + bytes })
  }
  return [...groups.values()].sort((a, b) => (a.status === b.status ? b.files - a.files : a.status < b.status ? -1 : 1))
}
