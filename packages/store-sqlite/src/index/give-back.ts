import { isMarkedAsUntransferable } from 'node:worker_threads'

/**
 * Frees the memory of bytes, and of all that share it, which nobody will look at again: a question unpacks columns and
 * blocks faster than garbage is collected, which costs a reader 100 MB and, collecting in a hurry, a third of its time.
 */
export function giveBack(bytes: Buffer): void {
  const { buffer } = bytes
  // A few bytes may lie in the pool that Node takes small buffers from, which belongs to others as well.
  if (buffer instanceof ArrayBuffer && !isMarkedAsUntransferable(buffer)) buffer.transfer(0)
}
