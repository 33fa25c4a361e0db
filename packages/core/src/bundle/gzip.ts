import { crc32 } from 'node:zlib'
import type { ByteReader, ByteSource } from './bytes.ts'
import { EngineSource, inflateEngine } from './engine.ts'

const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16 }

/**
 * What a gzip file holds: one member or several on end (RFC 1952). Read member by member and not with zlib's own gzip reader,
 * which throws away what it has unpacked when the checksum or the end is wrong.
 */
export class GzipSource implements ByteSource {
  damage: string | null = null
  /** Something odd that costs no bytes: rubbish behind the last member. */
  note: string | null = null
  /** See `EngineSource`. */
  damagedFrom: number | null = null
  private readonly reader: ByteReader
  private readonly packedBefore: number
  private readonly carefulFrom: number | undefined
  private member: EngineSource | null = null
  private members = 0
  private crc = 0
  private size = 0
  private ended = false

  /** `carefulFrom`: see `EngineSource`. */
  constructor(reader: ByteReader, carefulFrom?: number) {
    this.reader = reader
    this.carefulFrom = carefulFrom
    this.packedBefore = reader.source.packed()
  }

  async next(): Promise<Buffer | null> {
    while (!this.ended) {
      if (this.member === null && !(await this.open())) break
      const piece = await this.member!.next()
      if (piece !== null) {
        this.crc = crc32(piece, this.crc)
        this.size += piece.length
        return piece
      }
      await this.finishMember(this.member!)
    }
    this.ended = true
    return null
  }

  packed(): number {
    return this.reader.source.packed() - this.packedBefore
  }

  async close(): Promise<void> {
    await this.member?.close()
    this.member = null
    this.ended = true
  }

  /** Reads a member's header; false at the end of the file. */
  private async open(): Promise<boolean> {
    const head = await this.reader.peek(10)
    if (head.length < 10 || head[0] !== 0x1f || head[1] !== 0x8b || head[2] !== 8) {
      await this.explainRest(head)
      return false
    }
    const flags = head[3]!
    await this.reader.skip(10)
    if (flags & FLAG.extra) {
      const length = await this.reader.read(2)
      if (length.length === 2) await this.reader.skip(length.readUInt16LE(0))
    }
    if (flags & FLAG.name) await this.skipText()
    if (flags & FLAG.comment) await this.skipText()
    if (flags & FLAG.headerCrc) await this.reader.skip(2)
    this.member = new EngineSource(this.reader, inflateEngine(), this.carefulFrom)
    this.members++
    this.crc = 0
    this.size = 0
    return true
  }

  private async skipText(): Promise<void> {
    for (;;) {
      const byte = await this.reader.read(1)
      if (byte.length === 0 || byte[0] === 0) return
    }
  }

  private async finishMember(member: EngineSource): Promise<void> {
    await member.close()
    this.member = null
    if (member.damage !== null) {
      this.damage ??= member.damage
      this.damagedFrom = member.damagedFrom
      this.ended = true
      return
    }
    const trailer = await this.reader.read(8)
    if (trailer.length < 8) {
      this.damage ??= `the compressed bytes end too early, at byte ${this.reader.position}`
      this.ended = true
    } else if (trailer.readUInt32LE(0) !== this.crc || trailer.readUInt32LE(4) !== this.size % 2 ** 32) {
      this.damage ??= `the checksum does not match at byte ${this.reader.position}: some of the text before may be wrong`
    }
  }

  private async explainRest(head: Buffer): Promise<void> {
    if (head.length === 0) {
      if (this.reader.damage !== null) this.damage ??= this.reader.damage
      else if (this.members === 0) this.damage = 'the compressed bytes are missing'
      return
    }
    if (this.members === 0) this.damage = 'the compressed bytes end within their header'
    // tape blocks are filled with zeros: nothing to tell
    else if (head.some((byte) => byte !== 0))
      this.note = `bytes behind the compressed data, from byte ${this.reader.position}, are ignored`
  }
}
