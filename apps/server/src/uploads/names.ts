/** File systems take 255 bytes a name; room is left for a suffix. */
const MOST_BYTES = 200

/**
 * A name that is safe as one part of a path, made of whatever a client sent: no separators, no control or invisible
 * characters, not `.` or `..`, not too long (its end, with the extension, is kept).
 *
 * `C:\logs\vm-support.tgz` → `vm-support.tgz`, `..` → `upload`
 */
export function safeName(text: string, fallback = 'upload'): string {
  const last = text.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()
  if (/^\.*$/.test(clean)) return fallback
  return cutFront(clean)
}

/** Parts of a path that a client sent, each safe: `./a/../b\\c.log` → `['a', 'b', 'c.log']`. */
export function safeParts(text: string): string[] {
  const parts = text.split(/[/\\]/).filter((part) => part !== '' && !/^\s*\.+\s*$/.test(part))
  return parts.length === 0 ? ['upload'] : parts.map((part) => safeName(part))
}

export interface FolderLayout {
  /** The folder that was dropped: what all paths begin with; `files` when they do not. */
  name: string
  /** Paths within it, `/`-separated, in the order given; no two are alike, none is another's folder. */
  paths: string[]
}

/** Where the files of a dropped folder lie. `['case/a.log', 'case/b/c.log']` → `case`, `['a.log', 'b/c.log']` */
export function folderLayout(relativePaths: readonly string[]): FolderLayout {
  const all = relativePaths.map(safeParts)
  const top = all[0]?.[0] ?? 'files'
  const common = all.every((parts) => parts.length > 1 && parts[0] === top)
  const inner = common ? all.map((parts) => parts.slice(1)) : all

  const folders = new Set(
    inner.flatMap((parts) => parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))),
  )
  const taken = new Set<string>()
  const paths = inner.map((parts) => {
    let path = parts.join('/')
    for (let n = 2; taken.has(path) || folders.has(path); n++) path = `${parts.join('/')} (${n})`
    taken.add(path)
    return path
  })
  return { name: common ? top : 'files', paths }
}

function cutFront(name: string): string {
  const characters = [...name]
  while (Buffer.byteLength(characters.join('')) > MOST_BYTES) characters.shift()
  return characters.join('')
}
