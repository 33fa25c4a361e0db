import type { BundleReport } from '@bundlescope/core/store/port.ts'
import { indexPath } from '../paths.ts'
import { reportOf } from './read/answer-report.ts'
import { IndexFile } from './read/index-file.ts'

/**
 * What `report` of the event store says of a bundle that nobody chose zones for, read in the calling thread: who asks
 * just this once has the answer sooner than a reader thread has started. Throws when there is no index.
 */
export function reportHere(dataDir: string, bundle: string): BundleReport {
  const index = new IndexFile(bundle, indexPath(dataDir, bundle))
  try {
    return reportOf(index, () => undefined)
  } finally {
    index.close()
  }
}
