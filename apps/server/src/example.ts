import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Services } from './services.ts'
import { safeName } from './uploads/names.ts'
import { fileSha256 } from './uploads/sha256.ts'

const ID = 'example'

/** Shows the example investigation to try, when there is none: its bundle goes the way of every upload. */
export async function ensureExample({ config, catalog, investigations, keeper }: Services): Promise<void> {
  const file = config.exampleBundle
  if (!file || catalog.investigations().some(({ example }) => example)) return
  const { size } = await stat(file)
  const name = safeName(path.basename(file))
  investigations.create(titleOf(name), { id: ID, example: true })
  await keeper.keep({
    investigation: ID,
    name,
    sha256: await fileSha256(file),
    bytes: size,
    files: [{ from: path.resolve(file), to: name, foreign: true }],
  })
}

/** `order-database-power-on.tgz` → `Example: order database power on` */
function titleOf(name: string): string {
  return `Example: ${name.replace(/\.\w+$/, '').replaceAll('-', ' ')}`
}
