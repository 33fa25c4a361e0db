import type { SnapshotParser } from '../snapshot.ts'
import { netstatLinux } from './sockets/netstat-linux.ts'

/** Every parser, once; the only list. Of two that are equally sure of a text the earlier one reads it. */
export const PARSERS: readonly SnapshotParser[] = [
  // sockets
  netstatLinux,
]
