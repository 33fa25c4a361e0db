/** Writes the checksum that fits the other bytes of the tar header at `at` (POSIX.1-1988: its own bytes count as blanks). */
export function writeChecksum(archive: Buffer, at = 0): void {
  archive.fill(' ', at + 148, at + 156)
  const sum = archive.subarray(at, at + 512).reduce((all, byte) => all + byte, 0)
  archive.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148, 'latin1')
}
