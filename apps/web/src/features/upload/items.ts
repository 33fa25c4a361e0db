import type { Gathered } from './gather.ts'

/** One upload of this tab: a file, or a folder whose files go one by one and become one bundle. */
export interface UploadItem {
  key: string
  investigation: string
  name: string
  folder: boolean
  files: number
  filesSent: number
  bytes: number
  /** Bytes that the server has, of all files. */
  sent: number
  state: 'sending' | 'paused' | 'done' | 'failed'
  /** Bytes a second over the last seconds; null before the first measure. */
  rate: number | null
  /** The bytes were here already. */
  recognised: boolean
  /** Why it failed. */
  error: string | null
}

export type UploadChange =
  | { type: 'add'; key: string; investigation: string; gathered: Gathered }
  | { type: 'progress'; key: string; sent: number; filesSent: number; rate: number | null }
  | { type: 'pause'; key: string }
  | { type: 'resume'; key: string }
  | { type: 'remove'; key: string }
  | { type: 'done'; key: string; recognised: boolean }
  | { type: 'failed'; key: string; error: string }

export function changeItems(items: readonly UploadItem[], change: UploadChange): readonly UploadItem[] {
  if (change.type === 'add') {
    const rest = items.filter((item) => item.key !== change.key)
    return [...rest, newItem(change.key, change.investigation, change.gathered)]
  }
  if (change.type === 'remove') return items.filter((item) => item.key !== change.key)
  return items.map((item) => (item.key === change.key ? changed(item, change) : item))
}

function changed(item: UploadItem, change: Exclude<UploadChange, { type: 'add' } | { type: 'remove' }>): UploadItem {
  switch (change.type) {
    case 'progress':
      return { ...item, sent: change.sent, filesSent: change.filesSent, rate: change.rate }
    case 'pause':
      return { ...item, state: 'paused', rate: null }
    case 'resume':
      return { ...item, state: 'sending', error: null, rate: null }
    case 'done':
      return { ...item, state: 'done', sent: item.bytes, filesSent: item.files, recognised: change.recognised }
    case 'failed':
      return { ...item, state: 'failed', error: change.error, rate: null }
  }
}

function newItem(key: string, investigation: string, { name, folder, files }: Gathered): UploadItem {
  return {
    key,
    investigation,
    name,
    folder,
    files: files.length,
    filesSent: 0,
    bytes: files.reduce((sum, { file }) => sum + file.size, 0),
    sent: 0,
    state: 'sending',
    rate: null,
    recognised: false,
    error: null,
  }
}

/**
 * The same drop into the same investigation has the same key, in any tab and after any reload: so the files of a
 * folder that was broken off find the batch they belong to.
 */
export function uploadKey(investigation: string, { name, files }: Gathered): string {
  const stamps = files.map(({ file, relativePath }) => fileStamp(file, relativePath)).sort()
  return `${hash(`${investigation}\n${name}\n${stamps.join('\n')}`, 1)}${hash(`${stamps.join('\n')}\n${investigation}`, 2)}`
}

export function fileStamp(file: Pick<File, 'name' | 'size' | 'lastModified'>, relativePath: string | null): string {
  return `${relativePath ?? file.name}|${file.size}|${file.lastModified}`
}

/** FNV-1a, 32 bits, as eight hex digits: crypto.subtle is missing where the page is not on localhost or https. */
function hash(text: string, seed: number): string {
  let h = 0x811c9dc5 ^ seed
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return (h >>> 0).toString(16).padStart(8, '0')
}

/** A meter of bytes over the last few seconds. Times in ms. */
export class RateMeter {
  readonly #samples: { at: number; bytes: number }[] = []

  /** Takes the bytes so far, answers bytes a second, or null while too little is known. */
  measure(at: number, bytes: number): number | null {
    const samples = this.#samples
    samples.push({ at, bytes })
    while (samples.length > 2 && at - samples[0]!.at > 4000) samples.shift()
    const [first] = samples
    const span = at - first!.at
    return span < 400 ? null : Math.max(0, ((bytes - first!.bytes) * 1000) / span)
  }
}
