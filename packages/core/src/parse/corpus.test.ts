import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { classify } from './classify.ts'
import { clockFor, detect } from './detect.ts'
import { newHeader } from './header.ts'
import { createParser } from './parser.ts'
import { yearsOfLines } from './years.ts'

// Real and realistic files lie beside the project, not in it (many have no licence to be copied): see CONTRIBUTING.
const SHARED = fileURLToPath(new URL('../../../../../shared/', import.meta.url))
const REFERENCE = parseMicros('2026-10-01T00:00:00Z')!

/** An opID as any product writes it into a header. */
const OP = /\bop(?:ID|Id)="?[^\s\]"]/

interface Row {
  file: string
  kind: string
  format: string
  events: number
  continued: number
  unparsed: number
  withOp: number
  /** Events that bear an opID which was not found. */
  missed: string[]
  span: string
}

function analyse(root: string, file: string): Row {
  const raw = readFileSync(file)
  const bytes = file.endsWith('.gz') ? gunzipSync(raw) : raw
  const path = relative(root, file)
  const lines = bytes.toString('latin1').split('\n')
  if (lines.at(-1) === '') lines.pop()
  const cut = lines.map((line) => line.replace(/\r$/, '').slice(0, 4096))
  const found = detect(cut, path)
  const parser = createParser(found, yearsOfLines(found, clockFor(found, REFERENCE), cut))
  const header = newHeader()
  const count = { event: 0, continuation: 0, unparsed: 0 }
  let withOp = 0
  const missed: string[] = []
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const line of cut) {
    const kind = parser.parse(line, header)
    count[kind]++
    if (kind !== 'event') continue
    if (header.op !== '') withOp++
    else if (OP.test(line)) missed.push(line)
    first = Math.min(first, header.time)
    last = Math.max(last, header.time)
  }
  return {
    file: path,
    kind: classify(path, bytes.subarray(0, 65_536)).kind,
    format: parser.format,
    events: count.event,
    continued: count.continuation,
    unparsed: count.unparsed,
    withOp,
    missed,
    span: count.event > 0 ? `${formatMicros(first)} ${formatMicros(last)}` : '',
  }
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function table(rows: Row[]): string {
  const heading = 'file\tkind\tformat\tevents\tcontinued\tunparsed\twith op\tfirst and last'
  const lines = rows.map((r) =>
    [r.file, r.kind, r.format, r.events, r.continued, r.unparsed, r.withOp, r.span].join('\t'),
  )
  return `${[heading, ...lines].join('\n')}\n`
}

/** Share of the lines of logs that are an event or belong to one. */
function placed(rows: Row[]): number {
  const logs = rows.filter((row) => row.kind === 'log')
  const unparsed = logs.reduce((sum, row) => sum + row.unparsed, 0)
  const all = logs.reduce((sum, row) => sum + row.events + row.continued + row.unparsed, 0)
  return (all - unparsed) / all
}

describe.skipIf(!existsSync(join(SHARED, 'corpus')))('the corpus (skipped without ../shared/corpus)', () => {
  it('is placed as the kept table says', async () => {
    const root = join(SHARED, 'corpus')
    const rows = filesBelow(root)
      .filter((file) => !file.endsWith('.tsv'))
      .map((file) => analyse(root, file))
    await expect(table(rows)).toMatchFileSnapshot('./corpus.golden.tsv')
    expect(placed(rows)).toBeGreaterThanOrEqual(0.99)
    expect(rows.flatMap((row) => row.missed)).toEqual([])
  })
})

describe.skipIf(!existsSync(join(SHARED, 'scenarios')))('the scenarios (skipped without ../shared/scenarios)', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'bundlescope-parse-'))
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  it("leaves no line of their logs unparsed but journalctl's own and bare standard output", () => {
    const archives = filesBelow(join(SHARED, 'scenarios')).filter((file) => file.endsWith('.tgz'))
    for (const archive of archives) execFileSync('tar', ['xzf', archive, '-C', scratch])
    const rows = filesBelow(scratch).map((file) => analyse(scratch, file))
    const logs = rows.filter((row) => row.kind === 'log')
    expect(logs.length).toBeGreaterThan(20)
    expect(logs.filter((row) => row.unparsed > 0 && !/journalctl|stdout/.test(row.file))).toEqual([])
    const formats = new Set(logs.map((row) => row.format))
    for (const format of [
      'vpxd',
      'rhttpproxy',
      'hostd',
      'vpxa',
      'vmkernel',
      'vmx',
      'sps',
      'eam',
      'journal',
      'syslog',
      'esxupdate',
    ]) {
      expect(formats).toContain(format)
    }
    for (const row of rows.filter((row) => row.file.includes('commands/') && !row.file.includes('journalctl'))) {
      expect(row).toMatchObject({ kind: 'snapshot' })
    }
  })
})
