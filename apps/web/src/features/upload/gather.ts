/** One thing that was dropped or chosen: a file, or a folder with all in it. It becomes one bundle. */
export interface Gathered {
  name: string
  folder: boolean
  files: { file: File; relativePath: string | null }[]
}

/** What a drop holds. Must be called within the event: the browser empties the list after it. */
export function gatherDrop(transfer: DataTransfer): Promise<Gathered[]> {
  const entries: (FileSystemEntry | File)[] = []
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue
    const entry = item.webkitGetAsEntry() ?? item.getAsFile()
    if (entry) entries.push(entry)
  }
  return Promise.all(entries.map((entry) => (entry instanceof File ? single(entry) : gatherEntry(entry))))
}

/** What a file chooser answered. Files of a folder name it in `webkitRelativePath`: `case/esx01/hostd.log`. */
export function gatherChosen(files: readonly File[]): Gathered[] {
  const folders = new Map<string, Gathered>()
  const gathered: Gathered[] = []
  for (const file of files) {
    const name = file.webkitRelativePath.split('/')[0]
    if (!name) {
      gathered.push(single(file))
      continue
    }
    let folder = folders.get(name)
    if (!folder) {
      folder = { name, folder: true, files: [] }
      folders.set(name, folder)
      gathered.push(folder)
    }
    folder.files.push({ file, relativePath: file.webkitRelativePath })
  }
  return gathered
}

function single(file: File): Gathered {
  return { name: file.name, folder: false, files: [{ file, relativePath: null }] }
}

async function gatherEntry(entry: FileSystemEntry): Promise<Gathered> {
  if (isFile(entry)) return single(await fileOf(entry))
  const files: Gathered['files'] = []
  await walk(entry as FileSystemDirectoryEntry, `${entry.name}/`, files)
  return { name: entry.name, folder: true, files }
}

async function walk(directory: FileSystemDirectoryEntry, path: string, into: Gathered['files']): Promise<void> {
  const reader = directory.createReader()
  // a reader hands out at most 100 entries at a time and ends with none
  for (let some = await readSome(reader); some.length; some = await readSome(reader)) {
    for (const entry of some) {
      if (isFile(entry)) into.push({ file: await fileOf(entry), relativePath: path + entry.name })
      else await walk(entry as FileSystemDirectoryEntry, `${path}${entry.name}/`, into)
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

function readSome(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject))
}
