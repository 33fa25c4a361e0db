import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import type { IndexFile } from './index-file.ts'

/** The members of a bundle, and which of them the files of a container belong to; until the bundle is read whole, containers stand for them. */
export interface Members {
  all: BundleMember[]
  idOf(container: string): string
}

export function membersOf(index: IndexFile): Members {
  const all = JSON.parse(index.meta('members') ?? '[]') as BundleMember[]
  const memberOf = JSON.parse(index.meta('member_of') ?? '{}') as Record<string, string>
  return { all, idOf: (container) => memberOf[container] ?? container }
}
