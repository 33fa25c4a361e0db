import type Database from 'better-sqlite3'

/** The parser of what ESXi keeps as JSON beside the plain output of the same command. */
const TWIN = 'esxcli-json'

interface Table {
  id: number
  file: number
  container: string
  path: string
  kind: string
  parser: string
}

/** Of a command's output that is there twice, plain and as JSON, one table is enough: rules count rows. The texts stay. */
export function settleTwins(db: Database.Database): void {
  const tables = db
    .prepare(
      'SELECT snapshot.id, file, container, path, snapshot.kind, parser FROM snapshot JOIN file ON file.id = snapshot.file',
    )
    .all() as Table[]
  if (!tables.some(({ parser }) => parser === TWIN)) return
  const plain = new Map(tables.filter(({ parser }) => parser !== TWIN).map((table) => [commandOf(table), table.path]))
  const drop = db.prepare('DELETE FROM snapshot WHERE id = ?')
  const say = db.prepare("UPDATE file SET detection = detection || '; its table is that of ' || ? WHERE id = ?")
  for (const table of tables) {
    const path = table.parser === TWIN ? plain.get(commandOf(table)) : undefined
    if (path === undefined) continue
    drop.run(table.id)
    say.run(path, table.file)
  }
}

/** `json/localcli_vm-process-list.json` and `commands/localcli_vm-process-list.txt` are one command's. */
function commandOf({ container, path, kind }: Table): string {
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/(?:\.(?:txt|json))+$/i, '')
    .replace(/[-_]*formatter[-_=]?json/i, '')
  return `${container}\n${kind}\n${name}`
}
