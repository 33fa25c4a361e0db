// Writes the example bundle that the server shows: node packages/testkit/src/example/write.ts
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { exampleBundle } from './build.ts'

const folder = path.resolve(import.meta.dirname, '../../../../apps/server/example')
const bytes = exampleBundle()
mkdirSync(folder, { recursive: true })
writeFileSync(path.join(folder, 'order-database-power-on.tgz'), bytes)
console.log(`${bytes.length} bytes`)
