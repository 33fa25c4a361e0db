import type { Bundle, BundleFile, Investigation } from '@bundlescope/contract/bundle.ts'

/** What files add up to. */
type Sums = { files: number; bytes: number; lines: number; events: number; unparsedLines: number; wrong: number }

/** A bundle or a folder with what lies in it, or a file. Keys are unique and stay the same while files are added. */
export type Branch = {
  kind: 'bundle' | 'folder'
  key: string
  name: string
  detail: string
  sums: Sums
  children: () => Node[]
}
type Leaf = { kind: 'file'; key: string; name: string; file: BundleFile }
export type Node = Branch | Leaf

/** What the tree says of a bundle: nothing that changes while it is being read. */
export type BundleHead = Pick<Bundle, 'id' | 'name' | 'members'>

export function headsOf({ bundles }: Investigation): BundleHead[] {
  return bundles.map(({ id, name, members }) => ({ id, name, members }))
}

/** Ends the key of a folder: no name holds it, so that no file has the key of a folder. */
export const FOLDER = '/\0'

const byName = new Intl.Collator('en', { numeric: true })

/** Key of the file in the tree, and in lists of files. */
export function fileKey({ bundle, member, path }: Pick<BundleFile, 'bundle' | 'member' | 'path'>): string {
  return `${bundle}/${member}/${path}`
}

/** Files under the folders, and the bundles within bundles, that hold them. Folders come first, numbers in their order. */
export function buildTree(files: readonly BundleFile[], heads: readonly BundleHead[]): Branch[] {
  const groups = Map.groupBy(files, ({ bundle, member }) => `${bundle}/${member}`)
  return [...groups].map(([key, list]) => {
    const { bundle, member } = list[0]!
    const upload = heads.find(({ id }) => id === bundle)
    const inner = upload?.members.find(({ id }) => id === member)
    const root = newDraft()
    for (const file of list) place(root, file)
    return {
      kind: 'bundle',
      key,
      name: inner?.name ?? upload?.name ?? bundle,
      detail: [inner?.product, inner?.version, inner?.host].filter(Boolean).join(' · '),
      sums: root.sums,
      children: lazily(() => childrenOf(root, key)),
    }
  })
}

type Draft = { files: BundleFile[]; folders: Map<string, Draft>; sums: Sums }

function newDraft(): Draft {
  const sums = { files: 0, bytes: 0, lines: 0, events: 0, unparsedLines: 0, wrong: 0 }
  return { files: [], folders: new Map(), sums }
}

function place(root: Draft, file: BundleFile): void {
  let folder = root
  count(folder.sums, file)
  for (const name of file.path.split('/').slice(0, -1)) {
    let next = folder.folders.get(name)
    if (!next) {
      next = newDraft()
      folder.folders.set(name, next)
    }
    folder = next
    count(folder.sums, file)
  }
  folder.files.push(file)
}

function count(sums: Sums, file: BundleFile): void {
  sums.files++
  sums.bytes += file.bytes
  sums.lines += file.lines
  sums.events += file.events
  sums.unparsedLines += file.unparsedLines
  if (file.status !== 'ok') sums.wrong++
}

/** Made when first asked for: most folders of a great bundle are never opened, and sorting names takes its time. */
function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function childrenOf(draft: Draft, path: string): Node[] {
  const folders = [...draft.folders].map(([name, inner]) => folderOf(name, inner, `${path}/${name}`))
  const seen = new Set<string>()
  const files = draft.files.map((file, i): Leaf => {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1)
    // A name may stand twice in one archive.
    const key = seen.has(name) ? `${fileKey(file)}#${i}` : fileKey(file)
    seen.add(name)
    return { kind: 'file', key, name, file }
  })
  const sorted = (list: Node[]) => list.sort((a, b) => byName.compare(a.name, b.name))
  return [...sorted(folders), ...sorted(files)]
}

/** A folder that holds nothing but a folder is one row with it: `var/log/vmware`. */
function folderOf(name: string, draft: Draft, key: string): Branch {
  const [only, ...more] = draft.folders
  if (only && more.length === 0 && draft.files.length === 0) {
    return folderOf(`${name}/${only[0]}`, only[1], `${key}/${only[0]}`)
  }
  const children = lazily(() => childrenOf(draft, key))
  return { kind: 'folder', key: `${key}${FOLDER}`, name, detail: '', sums: draft.sums, children }
}
