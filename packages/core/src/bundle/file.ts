import { type FileHandle, open } from 'node:fs/promises'
import type { ByteSource } from './bytes.ts'

/** Large enough that reading is no cost beside unpacking, small enough to hold a few of them. */
const PIECE = 256 * 1024

export interface FileRead {
  /** First byte; 0 when left out. */
  start?: number
  /** Byte behind the last; the end of the file when left out. */
  end?: number
  /** Bytes of the upload that stand for one byte of this file: below 1 for a nested archive that was unpacked to a temporary file. */
  weight?: number
  onRead?: (bytes: number) => void
  /** The file, when it is open already; stays open. */
  handle?: FileHandle
  signal?: AbortSignal | undefined
}

/** A file on this machine, or a range of it. Opened at the first read; a file that cannot be read ends, damaged. */
export class FileSource implements ByteSource {
  damage: string | null = null
  private readonly path: string
  private readonly options: FileRead
  private readonly start: number
  private position: number
  private handle: FileHandle | null

  constructor(path: string, options: FileRead = {}) {
    this.path = path
    this.options = options
    this.handle = options.handle ?? null
    this.start = options.start ?? 0
    this.position = this.start
  }

  async next(): Promise<Buffer | null> {
    const { end, signal, onRead } = this.options
    signal?.throwIfAborted()
    const wanted = end === undefined ? PIECE : Math.min(PIECE, end - this.position)
    if (wanted <= 0 || this.damage !== null) return null
    const piece = Buffer.allocUnsafeSlow(wanted)
    let bytesRead: number
    try {
      this.handle ??= await open(this.path, 'r')
      bytesRead = (await this.handle.read(piece, 0, wanted, this.position)).bytesRead
    } catch (error) {
      this.damage = `cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`
      return null
    }
    signal?.throwIfAborted()
    if (bytesRead === 0) {
      if (end !== undefined) this.damage = `the file ends at byte ${this.position}, ${end - this.position} bytes early`
      return null
    }
    this.position += bytesRead
    onRead?.(bytesRead)
    return bytesRead === wanted ? piece : piece.subarray(0, bytesRead)
  }

  packed(): number {
    return (this.position - this.start) * (this.options.weight ?? 1)
  }

  async close(): Promise<void> {
    const handle = this.handle
    this.handle = null
    if (handle !== this.options.handle) await handle?.close()
  }
}
