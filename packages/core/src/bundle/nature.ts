import { ByteReader, bytesSource } from './bytes.ts'
import { decode } from './decoder.ts'
import type { Compression } from './entry.ts'
import { type Nature, SNIFF_BYTES, sniff } from './sniff.ts'
import { isArchiveName } from './topfolder.ts'

/** Packed bytes that give the first `SNIFF_BYTES`: a bzip2 block comes whole or not at all. */
const LOOK: Record<Exclude<Compression, 'none'>, number> = {
  gzip: 16 * 1024,
  zstd: 256 * 1024,
  xz: 256 * 1024,
  bzip2: 1024 * 1024,
}

/** `wrapped`: a packed file that holds an archive, or a packed file again. */
export type OpenNature = Nature | { kind: 'wrapped'; compression: Exclude<Compression, 'none'>; archive: boolean }

/**
 * What a file is, looking into packed ones; nothing is consumed. The name decides only where the bytes cannot:
 * a `.tgz` cut off within its first header.
 */
export async function natureOf(reader: ByteReader, name: string): Promise<OpenNature> {
  const nature = sniff(await reader.peek(SNIFF_BYTES))
  if (nature.kind !== 'packed') return nature
  const { compression } = nature
  const inside = decode(new ByteReader(bytesSource(await reader.peek(LOOK[compression]))), compression)
  const insideReader = new ByteReader(inside)
  const first = await insideReader.peek(SNIFF_BYTES)
  await inside.close()
  const cut = first.length < SNIFF_BYTES && inside.damage !== null
  if (cut && isArchiveName(name)) return { kind: 'wrapped', compression, archive: true }
  const holds = sniff(first).kind
  if (holds === 'packed') return { kind: 'wrapped', compression, archive: false }
  return holds === 'tar' || holds === 'zip' ? { kind: 'wrapped', compression, archive: true } : nature
}
