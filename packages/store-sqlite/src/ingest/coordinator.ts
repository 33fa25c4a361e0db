import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Readable } from 'node:stream'
import type { Progress } from '@bundlescope/contract/bundle.ts'
import { damageOf } from '@bundlescope/core/bundle/damage.ts'
import { detectEncoding, headToUtf8 } from '@bundlescope/core/bundle/encoding.ts'
import type { Container, ContainerOutcome, Entry, EntryOutcome, WalkHandler } from '@bundlescope/core/bundle/entry.ts'
import { Identifier } from '@bundlescope/core/bundle/identify.ts'
import { mendHead } from '@bundlescope/core/bundle/line-ends.ts'
import { resolveMembers } from '@bundlescope/core/bundle/members.ts'
import { walk } from '@bundlescope/core/bundle/walk.ts'
import { classify } from '@bundlescope/core/parse/classify.ts'
import type { LogFormat } from '@bundlescope/core/parse/format.ts'
import { sent } from '@bundlescope/core/parse/sent.ts'
import { EntryReader, HEAD, PACKED_BLOCK, unpackedHead } from './entry-reader.ts'
import { MOST_TEXT } from './keep-text.ts'
import { Ledger } from './ledger.ts'
import type { FileEnd, Job, Outcome, Reading } from './messages.ts'
import type { Listener, ParserPool } from './parser-pool.ts'
import { ReadShare } from './read-share.ts'

/** What identification looks at of a file. */
const IDENTITY_HEAD = 256 * 1024
const PROGRESS_MS = 100
/** Packed bytes of a file that is read together with others, and how many at once. */
const SHORT_TEXT = 256 * 1024
const SHORT_LOG = 32 * 1024
const LOT = 64
const LOT_BYTES = 1024 * 1024
/** Bytes by which a text is told from other files. */
const TEXT_SAMPLE = 4096
/** Begins a colour in what terminals show. */
const ESCAPE = 27

/** Walks one upload, decides for each file what it is, and keeps the parser threads supplied. */
export class Coordinator implements WalkHandler, Listener {
  private readonly data: Reading
  private readonly onProgress: (progress: Progress) => void
  private readonly formats: readonly LogFormat[]
  private readonly ledger: Ledger
  private readonly pool: ParserPool
  private readonly containers = new Map<string, { container: Container; identifier: Identifier }>()
  private readonly spooled = new Map<number, string>()
  /** Damage of a packed body that only the walker has seen. */
  private readonly bodyDamage = new Map<number, string>()
  private readonly started = Date.now()
  private readonly share = new ReadShare()
  private lot: Job[] = []
  private lotBytes = 0
  private files = 0
  private walked = 0
  private told = 0
  private readonly state: Progress
  /** Of the upload, microseconds: the latest moment a file of unknown age can speak of. */
  private readonly modified: number

  /** `upload`: its bytes, and the microseconds when it was last modified. */
  constructor(
    data: Reading,
    pool: ParserPool,
    formats: readonly LogFormat[],
    upload: { size: number; modified: number },
    onProgress: (progress: Progress) => void,
  ) {
    this.data = data
    this.pool = pool
    this.onProgress = onProgress
    this.formats = formats
    this.modified = upload.modified
    this.state = {
      phase: 'reading',
      bytesDone: 0,
      bytesTotal: upload.size,
      textBytes: 0,
      files: 0,
      events: 0,
      rate: 0,
      current: null,
    }
    mkdirSync(data.scratch, { recursive: true })
    this.ledger = new Ledger(data.index)
    pool.begin(data.index, data.formatsDir, this)
  }

  async run(): Promise<Outcome> {
    const { path: upload, name, limits, scratch } = this.data
    try {
      const outcomes = await walk(upload, name, this, { limits, scratch: path.join(scratch, 'walk') })
      await this.sendLot()
      await this.pool.drained()
      this.state.phase = 'finishing'
      this.tell(true)
      await this.pool.close()
      const outcome = this.ledger.conclude(outcomes)
      this.finish(outcomes)
      return outcome
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  }

  async file(entry: Entry, body: Readable): Promise<void> {
    const { container, path: at, compression } = entry
    const id = this.begin(container, at)
    const { identifier } = this.of(container)
    const reader = new EntryReader(body)
    const wanted = identifier.wants(at, entry.size)
    let packed = await reader.head(wanted ? IDENTITY_HEAD : undefined)
    let unpacked = await unpackedHead(packed, compression)
    if (unpacked.damage !== null) {
      packed = await reader.head(PACKED_BLOCK)
      unpacked = await unpackedHead(packed, compression)
    }
    const raw = unpacked.text
    const { encoding } = detectEncoding(raw)
    const head = mendHead(headToUtf8(raw, encoding))
    if (wanted) identifier.see(at, head.subarray(0, IDENTITY_HEAD), entry.modified)
    // Packed bytes that are damaged from the start, or a body that is: it is not empty.
    const unreadable = raw.length > 0 ? null : (unpacked.damage ?? damageOf(body))
    if (unreadable !== null) {
      reader.leave()
      this.ledger.skipped(id, container, at, { status: 'skipped', reason: unreadable, code: 'damaged' }, packed.length)
      return
    }
    const { kind, reason, detection } = classify(at, head, this.formats, raw.length < HEAD)
    const isLog = kind === 'log'
    if (!isLog && !isText(head)) {
      reader.leave()
      const bytes = compression === 'none' ? (entry.size ?? raw.length) : raw.length
      this.ledger.skipped(id, container, at, { status: 'skipped', reason }, bytes)
      return
    }
    const opened = { id, container, path: at, kind, detection: reason, encoding }
    const source = isLog ? this.ledger.log(opened) : null
    if (!isLog) this.ledger.text(opened)
    const data = await reader.whole(this.data.scratch, `${id}.part`, isLog ? undefined : MOST_TEXT)
    if ('spooled' in data) this.spooled.set(id, data.spooled)
    const damage = damageOf(body)
    if (damage !== null) this.bodyDamage.set(id, damage)
    this.share.begin(id, reader.bytes)
    const reference = entry.modified ?? this.modified
    const { limits } = this.data
    const sentDetection = isLog && detection !== null ? sent(detection) : null
    const job = { file: id, source, path: at, detection: sentDetection, compression, encoding, reference, data, limits }
    if (reader.bytes > (isLog ? SHORT_LOG : SHORT_TEXT)) await this.send([job], reader.bytes)
    else await this.collect(job, reader.bytes)
  }

  /** Short files are read in lots: to hand over and to write down one takes longer than to read it. */
  private async collect(job: Job, bytes: number): Promise<void> {
    this.lot.push(job)
    this.lotBytes += bytes
    if (this.lot.length >= LOT || this.lotBytes > LOT_BYTES) await this.sendLot()
  }

  private async sendLot(): Promise<void> {
    const [jobs, bytes] = [this.lot, this.lotBytes]
    this.lot = []
    this.lotBytes = 0
    if (jobs.length > 0) await this.send(jobs, bytes)
  }

  private async send(jobs: Job[], bytes: number): Promise<void> {
    // Their first events may be written, and looked at, at any moment.
    this.ledger.flush()
    await this.pool.add(jobs, bytes)
  }

  skipped(entry: Entry, outcome: EntryOutcome): void {
    const id = this.begin(entry.container, entry.path, entry.link)
    this.ledger.skipped(id, entry.container, entry.path, outcome, entry.size ?? 0)
  }

  /** Of the walk. */
  progress(bytes: number): void {
    this.walked = bytes
    this.tell()
  }

  /** Of the parsers. */
  parsed(bytes: number, events: number): void {
    this.state.textBytes += bytes
    this.state.events += events
    this.tell()
  }

  /** Numbers the files in the order they are met, which is the same for the same bytes. */
  private begin(container: Container, at: string, link: string | null = null): number {
    this.of(container).identifier.note(at, link)
    this.state.files = this.files + 1
    this.state.current = at
    this.tell()
    return this.files++
  }

  private of(container: Container): { container: Container; identifier: Identifier } {
    let known = this.containers.get(container.id)
    if (!known) {
      known = { container, identifier: new Identifier(container) }
      this.containers.set(container.id, known)
    }
    return known
  }

  ended(ends: readonly FileEnd[]): void {
    for (const end of ends) this.fileEnded(end)
    this.ledger.flush()
  }

  private fileEnded(end: FileEnd): void {
    const { file } = end
    const spooled = this.spooled.get(file)
    if (spooled) rmSync(spooled, { force: true })
    this.spooled.delete(file)
    this.share.end(file)
    const damage = this.bodyDamage.get(file) ?? null
    if (end.type === 'failed') this.ledger.failed(file, end.message)
    else if (end.type === 'kept') this.ledger.kept(file, { ...end.kept, damage: end.kept.damage ?? damage })
    else this.ledger.parsed(file, { ...end.parsed, damage: end.parsed.damage ?? damage })
  }

  private finish(outcomes: readonly ContainerOutcome[]): void {
    // In the order they were met: an archive before those within it, whichever handed over a file first.
    const all = outcomes.map(({ container }) => this.of(container))
    const { members, places } = resolveMembers(
      all.map(({ container }) => container),
      new Map(all.map(({ container, identifier }) => [container.id, identifier.result()])),
    )
    this.ledger.close(members, places)
  }

  private tell(now = false): void {
    const at = Date.now()
    if (!now && at - this.told < PROGRESS_MS) return
    this.told = at
    // The walk runs ahead of the parsers; what waits for them does not count as done.
    this.state.bytesDone = Math.max(this.state.bytesDone, Math.floor(this.walked * this.share.done()))
    this.state.rate = Math.round(this.state.textBytes / Math.max(0.1, (at - this.started) / 1000))
    this.onProgress(this.state)
  }
}

/** Without NULs, and hardly with other characters that no text holds. */
function isText(head: Buffer): boolean {
  if (head.length === 0 || head.includes(0)) return false
  let strange = 0
  for (const byte of head.subarray(0, TEXT_SAMPLE))
    if (byte < 32 && (byte < 7 || byte > 13) && byte !== ESCAPE) strange++
  return strange * 50 < Math.min(head.length, TEXT_SAMPLE)
}
