import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogFormat } from '../format.ts'
import { FORMATS } from '../formats/index.ts'
import { firstFailure } from './check.ts'
import { compileFormat } from './compile.ts'
import { readDefinition } from './definition.ts'

/** Why a file was left out; the others are used all the same. */
export interface UserFormatProblem {
  /** The file's name within the folder. */
  file: string
  /** For people: `sample 2 (…): level: expected "error", read "unknown"`. */
  message: string
}

export interface UserFormats {
  formats: LogFormat[]
  problems: UserFormatProblem[]
}

const MOST_BYTES = 256 * 1024
const NAME = /\.(?:ya?ml|json)$/i

/**
 * Reads the formats that people added: `<data>/formats/*.yaml`, `*.yml` and `*.json`, one a file, by name. A folder that
 * does not exist holds none. See docs/formats.md.
 */
export async function loadUserFormats(dir: string): Promise<UserFormats> {
  const found: UserFormats = { formats: [], problems: [] }
  let names: string[]
  try {
    names = (await readdir(dir)).filter((name) => NAME.test(name)).sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return found
    return { formats: [], problems: [{ file: dir, message: messageOf(error) }] }
  }
  const taken = new Set(FORMATS.map((format) => format.id))
  for (const file of names) {
    try {
      const format = await loadOne(join(dir, file))
      if (taken.has(format.id)) throw new Error(`id: there is a format called ${format.id} already`)
      taken.add(format.id)
      found.formats.push(format)
    } catch (error) {
      found.problems.push({ file, message: messageOf(error) })
    }
  }
  return found
}

async function loadOne(path: string): Promise<LogFormat> {
  const bytes = await readFile(path)
  if (bytes.length > MOST_BYTES) throw new Error(`the file is larger than ${MOST_BYTES / 1024} KiB`)
  const definition = readDefinition(bytes.toString('utf8'))
  const format = compileFormat(definition)
  const failure = firstFailure(format, definition.samples)
  if (failure !== null) throw new Error(failure)
  return format
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
