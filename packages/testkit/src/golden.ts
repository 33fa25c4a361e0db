import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * Compares a value with the JSON file that holds the expected one, and throws an error that names the first line that
 * differs. `UPDATE_GOLDEN=1` writes the file instead: the change is then read in the diff of the commit.
 */
export async function checkGolden(file: string, actual: unknown): Promise<void> {
  const text = `${JSON.stringify(actual, null, 2)}\n`
  if (process.env.UPDATE_GOLDEN === '1') {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, text)
    return
  }
  const expected = await readFile(file, 'utf8').catch(() => null)
  if (expected === null) throw new Error(`${file} does not exist; UPDATE_GOLDEN=1 writes it`)
  if (expected === text) return
  const want = expected.split('\n')
  const got = text.split('\n')
  const at = want.findIndex((line, i) => line !== got[i])
  const line = at < 0 ? want.length : at
  throw new Error(
    `${file}:${line + 1} differs (UPDATE_GOLDEN=1 accepts the new answer)\n` +
      `  expected: ${want[line] ?? '(end)'}\n  actual:   ${got[line] ?? '(end)'}\n  after:    ${want[line - 1] ?? '(start)'}`,
  )
}
