import type { ObjectName } from '@bundlescope/contract/analysis.ts'
import { defineFact } from './fact.ts'

/** Names of what logs know by ids alone: `vm-42`, `host-22`, a datastore's UUID, a device. */
export const NAMES = defineFact({
  id: 'names',
  derive({ material }): ObjectName[] {
    const names = new Map<string, ObjectName>()
    const add = (
      kind: string,
      id: string | null,
      name: string | null,
      table: { member: string; path: string },
      line: number,
    ): void => {
      if (!id || !name || id === name) return
      const key = `${table.member} ${kind} ${id}`
      if (!names.has(key)) names.set(key, { kind, id, name, member: table.member, path: table.path, line })
    }
    for (const table of material.snapshots('vm')) {
      for (const row of table.rows) {
        add('vm', row.id, row.name, table, row.line)
        add('vm', row.uuid, row.name, table, row.line)
        add(
          'world',
          row.world === null || row.world === undefined ? null : String(row.world),
          row.name,
          table,
          row.line,
        )
      }
    }
    for (const table of material.snapshots('host')) {
      for (const row of table.rows) {
        add('host', row.id, row.name, table, row.line)
        add('host', row.address, row.name, table, row.line)
      }
    }
    for (const table of material.snapshots('datastore'))
      for (const row of table.rows) add('datastore', row.uuid, row.name, table, row.line)
    for (const table of material.snapshots('device'))
      for (const row of table.rows) add('device', row.id, row.name ?? row.model, table, row.line)
    for (const table of material.snapshots('process')) {
      for (const row of table.rows)
        add(
          'world',
          row.world === null || row.world === undefined ? null : String(row.world),
          row.name,
          table,
          row.line,
        )
    }
    return [...names.values()]
  },
})
