import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { FORMATS } from './formats/index.ts'
import { loadUserFormats } from './user/load.ts'

const LIST = /(<!-- formats: .*? -->\n)[\s\S]*?(<!-- \/formats -->)/

/** A row a format, with the first line of its first sample. */
function list(heading: readonly string[]): string {
  const rows = FORMATS.map(({ id, title, samples }) => {
    const line = samples[0]!.text.split('\n')[0]!
    return [`\`${id}\``, title, code(line.length > 110 ? `${line.slice(0, 110)}…` : line)]
  })
  const widths = heading.map((cell, i) => Math.max(width(cell), ...rows.map((row) => width(row[i]!))))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell + ' '.repeat(widths[i]! - width(cell))).join(' | ')} |`
  return [line(heading), line(widths.map((n) => '-'.repeat(n))), ...rows.map(line)].join('\n')
}

/** A bar parts cells even within code; tabs would be lost. */
function code(line: string): string {
  const text = line.replaceAll('\t', ' ').replaceAll('|', '\\|')
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}

/** Columns on a screen, where Japanese letters take two. */
function width(text: string): number {
  return [...text].reduce((sum, c) => sum + (/[\u3000-\u9fff\uff00-\uffef]/.test(c) ? 2 : 1), 0)
}

describe.each([
  ['formats.md', ['name', 'what', 'a first line']],
  ['formats.ja.md', ['名前', '内容', '先頭行の例']],
])('docs/%s', (name, heading) => {
  const file = fileURLToPath(new URL(`../../../../docs/${name}`, import.meta.url))
  const text = readFileSync(file, 'utf8')

  it('lists every format (UPDATE_GOLDEN=1 writes the list)', () => {
    const current = text.replace(LIST, (_all, open: string, close: string) => `${open}\n${list(heading)}\n\n${close}`)
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, current)
    else expect(text).toBe(current)
  })

  it('shows an example that is read as it says', async () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(text)?.[1]
    const dir = mkdtempSync(join(tmpdir(), 'bundlescope-documented-'))
    try {
      writeFileSync(join(dir, 'acme-backup.yaml'), example!)
      expect(await loadUserFormats(dir)).toMatchObject({ formats: [{ id: 'acme-backup' }], problems: [] })
      // the message the page quotes
      writeFileSync(join(dir, 'acme-backup.yaml'), example!.replace('level: error', 'level: warning'))
      const { problems } = await loadUserFormats(dir)
      expect(text).toContain(`    ${problems[0]!.file}: ${problems[0]!.message}\n`)
    } finally {
      rmSync(dir, { recursive: true })
    }
  })
})
