import { expect, it } from 'vitest'
import { columnsToExport } from './export-columns.ts'

it('keeps the order of the table, adds the other clock and the place', () => {
  expect(columnsToExport(['level', 'time', 'message'], true)).toEqual([
    'level',
    'time',
    'local',
    'message',
    'path',
    'line',
  ])
  expect(columnsToExport(['time', 'no column'], false)).toEqual(['time', 'path', 'line'])
})
