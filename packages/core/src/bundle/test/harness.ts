import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Header, pack } from 'tar-stream'
import { afterAll, beforeAll } from 'vitest'
import { damageOf } from '../damage.ts'
import { type ContainerOutcome, DEFAULT_LIMITS, type Entry, type SkipCode, type WalkLimits } from '../entry.ts'
import { unpack } from '../unpack.ts'
import { walk } from '../walk.ts'

export interface Walked {
  files: { entry: Entry; path: string; bytes: Buffer; damage: string | null }[]
  skipped: { path: string; code: SkipCode | undefined; reason: string | null }[]
  outcomes: ContainerOutcome[]
  /** Temporary files left behind. */
  left: string[]
}

export interface WalkSetup {
  name?: string
  limits?: Partial<WalkLimits>
  signal?: AbortSignal
  /** Hand the bodies over unpacked. */
  unpacked?: boolean
}

/** A folder for the tests of one file, gone after them. */
export function temporaryFolder(): { path: string } {
  const folder = { path: '' }
  beforeAll(async () => {
    folder.path = await mkdtemp(join(tmpdir(), 'bundle-test-'))
  })
  afterAll(() => rm(folder.path, { recursive: true, force: true }))
  return folder
}

/** Walks bytes as an upload, or a path, and keeps everything. */
export async function walkAll(
  folder: { path: string },
  upload: Buffer | string,
  setup: WalkSetup = {},
): Promise<Walked> {
  const path = typeof upload === 'string' ? upload : join(folder.path, 'upload')
  if (typeof upload !== 'string') await writeFile(path, upload)
  const scratch = join(folder.path, 'scratch')
  const walked: Walked = { files: [], skipped: [], outcomes: [], left: [] }
  walked.outcomes = await walk(
    path,
    setup.name ?? 'upload.tgz',
    {
      async file(entry, body) {
        const text = setup.unpacked ? unpack(body, entry.compression) : body
        const pieces: Buffer[] = []
        for await (const piece of text) pieces.push(piece)
        walked.files.push({ entry, path: entry.path, bytes: Buffer.concat(pieces), damage: damageOf(text) })
      },
      skipped: ({ path }, { code, reason }) => void walked.skipped.push({ path, code, reason }),
    },
    { limits: { ...DEFAULT_LIMITS, ...setup.limits }, scratch, signal: setup.signal },
  )
  walked.left = await readdir(scratch).catch(() => [])
  return walked
}

export type TarPart = Partial<Omit<Header, 'name'>> & { name: string; data?: string | Buffer }

/** A tar archive made by tar-stream, so that two readers agree about the format. */
export async function makeTar(parts: TarPart[]): Promise<Buffer> {
  const archive = pack()
  for (const { data, ...header } of parts) archive.entry({ mtime: new Date(1_600_000_000_000), ...header }, data ?? '')
  archive.finalize()
  const pieces: Buffer[] = []
  for await (const piece of archive) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

export const paths = (walked: Walked): string[] => walked.files.map((file) => file.path)
