import { expect, it } from 'vitest'
import { COLUMNS } from './columns.ts'
import { PARSERS } from './parsers/index.ts'
import { recogniseSnapshots } from './recognise.ts'

it('every field that a parser fills has a column, and every column is filled by the parsers of its kind', () => {
  const tables = PARSERS.flatMap(({ samples }) => samples).flatMap(({ text, path }) =>
    recogniseSnapshots(text, path ?? 'paste'),
  )
  const seen = new Set<string>()
  for (const { kind, rows } of tables) {
    for (const { line, ...fields } of rows) {
      seen.add(kind)
      expect(line).toBeGreaterThan(0)
      expect(Object.keys(fields).toSorted()).toEqual([...COLUMNS[kind]].toSorted())
    }
  }
  expect([...seen].toSorted()).toEqual(Object.keys(COLUMNS).toSorted())
})
