import { decodeName } from './names.ts'

/** The pax records that matter here (POSIX.1-2001). */
export interface PaxRecords {
  path?: string
  linkpath?: string
  size?: number
  /** Seconds since 1970, with a fraction. */
  mtime?: number
  /** Of a GNU sparse file: see sparse.ts. */
  sparse?: { size?: number; numbers: number[]; inBody: boolean }
}

/** Reads records like `28 path=var/log/ホスト.log\n`; the number counts all bytes of its record. Stops at the first that is none. */
export function readPax(bytes: Buffer): PaxRecords {
  const records: PaxRecords = {}
  let at = 0
  while (at < bytes.length) {
    const blank = bytes.indexOf(0x20, at)
    const length = Number(bytes.subarray(at, blank).toString('latin1'))
    if (blank < 0 || !Number.isInteger(length) || length < 5 || at + length > bytes.length) break
    const record = bytes.subarray(blank + 1, at + length - 1)
    const equals = record.indexOf(0x3d)
    if (equals > 0) keep(records, record.subarray(0, equals).toString('latin1'), record.subarray(equals + 1))
    at += length
  }
  return records
}

function keep(records: PaxRecords, key: string, value: Buffer): void {
  const number = Number(value.toString('latin1'))
  if (key === 'path' || key === 'GNU.sparse.name') records.path = decodeName(value)
  else if (key === 'linkpath') records.linkpath = decodeName(value)
  else if (key === 'size' && Number.isSafeInteger(number) && number >= 0) records.size = number
  else if (key === 'mtime' && Number.isFinite(number)) records.mtime = number
  if (key.startsWith('GNU.sparse.')) keepSparse(records, key.slice('GNU.sparse.'.length), value.toString('latin1'))
}

/** GNU's three forms: `offset` and `numbytes` by turns, `map` with commas between, or `major` and the map in the body. */
function keepSparse(records: PaxRecords, key: string, value: string): void {
  const sparse = records.sparse ?? { numbers: [], inBody: false }
  records.sparse = sparse
  if (key === 'size' || key === 'realsize') sparse.size = Number(value)
  else if (key === 'offset' || key === 'numbytes') sparse.numbers.push(Number(value))
  else if (key === 'map') sparse.numbers = value.split(',').map(Number)
  else if (key === 'major') sparse.inBody = value === '1'
}
