import type { ByteReader, ByteSource } from './bytes.ts'
import { Bzip2Source } from './bzip2.ts'
import type { Compression } from './entry.ts'
import { GzipSource } from './gzip.ts'
import { XzSource } from './xz.ts'
import { ZstdSource } from './zstd.ts'

/** Unpacked bytes, and what was odd about the packed ones without costing any: rubbish behind the end. */
export type Decoder = ByteSource & { readonly note?: string | null }

/** What the rest of a reader unpacks to. Ends, damaged, where the packed bytes end too early or make no sense. */
export function decode(reader: ByteReader, compression: Exclude<Compression, 'none'>): Decoder {
  if (compression === 'gzip') return new GzipSource(reader)
  if (compression === 'bzip2') return new Bzip2Source(reader)
  return compression === 'xz' ? new XzSource(reader) : new ZstdSource(reader)
}
