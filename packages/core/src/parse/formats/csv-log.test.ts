import { LEVELS } from '@bundlescope/contract/level.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import { expect, test } from 'vitest'
import { naiveEvents } from '../../store/naive-read.ts'
import { classify } from '../classify.ts'

function eventsOf(lines: readonly string[]): string[][] {
  const file = { path: 'events.csv', bytes: Buffer.from(`${lines.join('\r\n')}\r\n`) }
  const events = naiveEvents('b1', file, { number: 1, sourceId: 'b1.1', host: '' }, Date.UTC(2023, 5, 10) * 1000) ?? []
  return events
    .filter(({ level }) => level > 0)
    .map((event) => [formatMicros(event.time).slice(0, 19), LEVELS[event.level]!, String(event.lines)])
}

test("events of PowerCLI's Get-VIEvent", () => {
  const row = (time: string) => `"False","812","${time}","LAB\\jdoe","app03 on esx07 in dc1 is powered on"`
  const titles = [
    '#TYPE VMware.Vim.VmPoweredOnEvent',
    '"Template","Key","CreatedTime","UserName","FullFormattedMessage"',
  ]
  expect(eventsOf([...titles, row('6/5/2023 7:08:09 PM'), row('6/5/2023 7:09:09 PM')])).toEqual([
    ['2023-06-05T19:08:09', 'info', '1'],
    ['2023-06-05T19:09:09', 'info', '1'],
  ])
})

test('texts of several lines, with the time before or behind them', () => {
  const titles = '"Message","LevelDisplayName","TimeCreated"'
  const rows = ['"The service', '  has stopped","Error","05/06/2023 19:08:09"', '"one","Warning","13/06/2023 19:08:09"']
  expect(eventsOf([titles, ...rows])).toEqual([
    ['2023-06-05T19:08:09', 'error', '2'],
    ['2023-06-13T19:08:09', 'warning', '1'],
  ])
})

test('tables without a time and a text among their titles are none', () => {
  const table = [
    '"VM","Created","Owner"',
    '"app03","2023/05/06 19:08:09","jdoe"',
    '"app04","2023/05/06 19:08:10","jdoe"',
  ]
  expect(classify('vms.csv', Buffer.from(table.join('\n'))).kind).toBe('other')
})
