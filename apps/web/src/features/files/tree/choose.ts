import type { BundleFile } from '@bundlescope/contract/bundle.ts'
import type { FileStatus } from '@bundlescope/contract/view.ts'

/**
 * Files of that kind or status whose path, format, kind or reason holds every word of `text`. `readings` is a sentence
 * of the server in every language, one a line.
 */
export function chooseFiles(
  files: readonly BundleFile[],
  status: FileStatus,
  text: string,
  readings: (sentence: string) => string,
): BundleFile[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return files.filter((file) => {
    if (!isOf(file, status)) return false
    if (words.length === 0) return true
    const { path, format, kind, reason, detection } = file
    const about = [path, format, kind, readings(reason ?? ''), readings(detection ?? '')].join('\n').toLowerCase()
    return words.every((word) => about.includes(word))
  })
}

function isOf(file: BundleFile, status: FileStatus): boolean {
  switch (status) {
    case 'all':
      return true
    case 'unknown':
      return file.unparsedLines > 0
    case 'partial':
    case 'skipped':
      return file.status === status
    default:
      return file.kind === status
  }
}
