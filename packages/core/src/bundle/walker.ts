import { type ArchiveItem, type ArchiveItems, isUnread, type Trouble, type Unread } from './archive.ts'
import { Body } from './body.ts'
import { ByteReader, type ByteSource } from './bytes.ts'
import { decode } from './decoder.ts'
import type { Compression, Container, ContainerOutcome, Entry, WalkHandler } from './entry.ts'
import { type FileRead, FileSource } from './file.ts'
import { joinFragments } from './fragments.ts'
import { GzipSource } from './gzip.ts'
import { Budget, Limited } from './limits.ts'
import { safePath } from './names.ts'
import { natureOf } from './nature.ts'
import { ContainerLog } from './outcome.ts'
import { SecondLook } from './secondlook.ts'
import { isPackagedFile } from './sniff.ts'
import { spool } from './spool.ts'
import { readTar } from './tar.ts'
import { cutTop, isArchiveName } from './topfolder.ts'
import type { WalkOptions } from './walk.ts'
import { readZip } from './zip.ts'

/** A file that was met, before it is known what it is. */
interface Found {
  /** What it was found in; for the upload itself, its own container. */
  container: Container
  path: string
  size: number | null
  modified: number | null
  /** Archives and packed files around it. */
  depth: number
  /** Where its bytes lie on this machine, when they do. */
  disk?: string | undefined
  /** See `ArchiveItem`. */
  counted?: boolean | undefined
  upload?: boolean
}

/** The state of one walk. */
export class Walker {
  /** How files of the upload are read. */
  readonly reading: FileRead
  private readonly handler: WalkHandler
  private readonly options: WalkOptions
  private readonly budget: Budget
  private readonly logs: ContainerLog[] = []
  /** Containers of unpacked bundles in an archive, by its id and their folder. */
  private readonly folders = new Map<string, Container>()
  /** How often a path was met, by container. */
  private readonly paths = new Map<Container, Map<string, number>>()

  constructor(handler: WalkHandler, options: WalkOptions, total: number) {
    this.handler = handler
    this.options = options
    this.budget = new Budget(options.limits, total)
    let done = 0
    const onRead = (bytes: number) => {
      done += bytes
      handler.progress?.(Math.min(done, total))
    }
    this.reading = { onRead, signal: options.signal }
  }

  container(parent: string | null, name: string, path: string): Container {
    const container: Container = { id: `b${this.logs.length + 1}`, parent, name, path }
    this.logs.push(new ContainerLog(container))
    this.paths.set(container, new Map())
    return container
  }

  log(container: Container): ContainerLog {
    return this.logs[Number(container.id.slice(1)) - 1]!
  }

  outcomes(): ContainerOutcome[] {
    return this.logs.map((log) => log.outcome())
  }

  /** Every item of a container, until a limit says that nothing more is to be read. `depth`: archives around the items. */
  async takeAll(items: ArchiveItems, container: Container, depth: number): Promise<void> {
    const log = this.log(container)
    for await (const item of joinFragments(items, this.options.scratch, this.budget)) {
      this.options.signal?.throwIfAborted()
      if (this.budget.takeEntry(item.name)) await this.take(item, container, depth)
      if (this.budget.exhausted !== null) break
    }
    if (this.budget.exhausted !== null) log.trouble(this.budget.exhausted)
  }

  private async take(item: ArchiveItem, archive: Container, depth: number): Promise<void> {
    const { size, modified, disk, counted, body } = item
    const { path, container } = this.placeOf(item.name, archive)
    const found: Found = { container, path, size, modified, depth, disk, counted }
    if (isUnread(body)) {
      this.skip(found, body)
      return
    }
    const damage = await this.open(body, found)
    await body.close()
    const reason = damage ?? body.damage
    if (reason !== null && reason !== this.budget.exhausted) this.log(archive).trouble(`${path}: ${reason}`)
  }

  /** Hands over a file, or opens it when it is an archive. Returns why the file could not be read whole, or null. */
  async open(source: ByteSource, found: Found): Promise<string | null> {
    const reader = new ByteReader(source)
    const nature = await natureOf(reader, found.path)
    if (nature.kind === 'foreign') {
      const reason = `a ${nature.what} archive, which is not read: unpack it and add what it holds`
      this.skip(found, { code: 'unsupported', reason })
      return null
    }
    if (nature.kind === 'plain' || nature.kind === 'packed' || (isPackagedFile(found.path) && !found.upload)) {
      if (found.upload && found.size !== 0 && isArchiveName(found.path))
        this.log(found.container).note('named like an archive, but it holds none: taken as a single file')
      return this.deliver(reader, found, nature.kind === 'packed' ? nature.compression : 'none')
    }
    if (found.depth > this.options.limits.depth) {
      const reason = `an archive more than ${this.options.limits.depth} archives deep, not opened`
      this.skip(found, { code: 'limit', reason })
      return null
    }
    if (!found.upload && this.isFull) {
      const reason = `one of more than ${this.options.limits.archives} archives, not opened`
      this.skip(found, { code: 'limit', reason })
      return null
    }
    if (nature.kind === 'wrapped') {
      // a tgz is one archive, not two
      const depth = nature.archive ? found.depth : found.depth + 1
      return this.unwrap(reader, nature.compression, { ...found, depth })
    }
    const container = found.upload ? found.container : this.nested(found)
    const trouble = (reason: string) => this.log(container).trouble(reason)
    if (nature.kind === 'tar') {
      await this.takeAll(readTar(reader, trouble), container, found.depth + 1)
      return null
    }
    return this.openZip(reader, container, found, trouble)
  }

  private async unwrap(
    reader: ByteReader,
    compression: Exclude<Compression, 'none'>,
    found: Found,
  ): Promise<string | null> {
    const { disk } = found
    const decoder = decode(reader, compression)
    const again = disk !== undefined && decoder instanceof GzipSource
    const unpacked = again
      ? new SecondLook(decoder, () => new FileSource(disk, { signal: this.options.signal }))
      : decoder
    try {
      const damage = await this.open(new Limited(unpacked, this.budget, false), { ...found, disk: undefined })
      if (unpacked.note) this.log(found.container).note(unpacked.note)
      return damage
    } finally {
      await unpacked.close()
    }
  }

  /** A zip file is read from its end: what does not lie on the disk is put there for the time being. */
  private async openZip(
    reader: ByteReader,
    container: Container,
    found: Found,
    trouble: Trouble,
  ): Promise<string | null> {
    if (found.disk !== undefined) {
      await this.takeAll(readZip(found.disk, this.reading, trouble), container, found.depth + 1)
      return null
    }
    const unpacked = new Limited(reader.rest(), this.budget, true)
    const file = await spool(unpacked, this.options.scratch)
    try {
      const weight = Math.min(1, unpacked.packed() / Math.max(1, file.bytes))
      const reading = { signal: this.options.signal, weight }
      await this.takeAll(readZip(file.path, reading, trouble), container, found.depth + 1)
    } finally {
      await file.remove()
    }
    return unpacked.damage
  }

  private async deliver(reader: ByteReader, found: Found, compression: Compression): Promise<string | null> {
    this.log(found.container).entries++
    const bytes = new Limited(reader.rest(), this.budget, !found.counted)
    const body = new Body(bytes)
    const { signal } = this.options
    const abort = () => body.destroy(signal?.reason)
    signal?.addEventListener('abort', abort, { once: true })
    try {
      await this.handler.file(entryOf(found, compression), body)
      signal?.throwIfAborted()
    } finally {
      signal?.removeEventListener('abort', abort)
      await body.settle()
    }
    return bytes.damage
  }

  private skip(found: Found, { code, reason, link }: Unread): void {
    this.log(found.container).entries++
    this.handler.skipped({ ...entryOf(found, 'none'), link: link ?? null }, { status: 'skipped', reason, code })
  }

  /** Whether there are as many containers as there may be. */
  private get isFull(): boolean {
    return this.logs.length >= this.options.limits.archives
  }

  private nested(found: Found): Container {
    this.log(found.container).entries++
    const name = found.path.slice(found.path.lastIndexOf('/') + 1)
    return this.container(found.container.id, name, found.path)
  }

  /**
   * The path to show, safe and without a top folder, and the container it is shown in: an archive of several support bundles'
   * folders is one container for each, the first being the archive itself.
   */
  private placeOf(name: string, archive: Container): { path: string; container: Container } {
    const { top, path } = cutTop(safePath(name), archive.name)
    if (top !== null) archive.top ??= top
    const container = top === null || top === archive.top ? archive : this.folderOf(archive, top)
    // One folder too many stays part of the archive.
    if (container === null) return { path: this.unique(`${top}/${path}`, archive), container: archive }
    return { path: this.unique(path, container), container }
  }

  private folderOf(archive: Container, top: string): Container | null {
    const key = `${archive.id}/${top}`
    const known = this.folders.get(key)
    if (known === undefined && this.isFull) return null
    const folder = known ?? this.container(archive.id, top, top)
    folder.top = top
    this.folders.set(key, folder)
    return folder
  }

  /** A path different from all before it in its container. */
  private unique(path: string, container: Container): string {
    const met = this.paths.get(container)!
    let number = met.get(path) ?? 0
    let unique = path
    do {
      number++
      if (number > 1) unique = `${path} (${number})`
    } while (unique !== path && met.has(unique))
    met.set(path, number)
    if (unique !== path) met.set(unique, 1)
    return unique
  }
}

function entryOf(found: Found, compression: Compression): Entry {
  const { container, path, size, modified } = found
  return { container, path, size, modified, compression, link: null }
}
