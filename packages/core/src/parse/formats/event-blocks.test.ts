import { LEVELS } from '@bundlescope/contract/level.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import { expect, test } from 'vitest'
import { naiveEvents } from '../../store/naive-read.ts'

function eventsOf(text: string): string[][] {
  const file = { path: 'events.txt', bytes: Buffer.from(text) }
  const events = naiveEvents('b1', file, { number: 1, sourceId: 'b1.1', host: '' }, Date.UTC(2022, 0, 1) * 1000) ?? []
  return events.map((event) => [
    formatMicros(event.time).slice(0, 19),
    LEVELS[event.level]!,
    event.program,
    event.component,
    String(event.lines),
  ])
}

const block = (names: readonly string[], date: string, level: string) => {
  const [log, source, day, id, levelName, description] = names
  return `${log}:      System\r\n${source}:        vsepflt\r\n${day}:          ${date}\r\n${id}:      7000\r\n${levelName}:         ${level}\r\n${description}:\r\nIt failed.\r\n`
}

test('copied from the Event Viewer', () => {
  const names = ['Log Name', 'Source', 'Date', 'Event ID', 'Level', 'Description']
  const text = [block(names, '6/5/2021 7:08:09 PM', 'Error'), block(names, '6/13/2021 7:09:09 PM', 'Warning')]
  expect(eventsOf(text.join('\r\n'))).toEqual([
    ['2021-06-05T19:08:09', 'error', 'vsepflt', '7000', '8'],
    ['2021-06-13T19:09:09', 'warning', 'vsepflt', '7000', '7'],
  ])
})

test('copied from the Event Viewer in Japanese', () => {
  const names = ['ログの名前', 'ソース', '日付', 'イベント ID', 'レベル', '説明']
  expect(eventsOf(block(names, '2021/05/26 19:08:09', 'エラー'))).toEqual([
    ['2021-05-26T19:08:09', 'error', 'vsepflt', '7000', '7'],
  ])
})

test('printed by PowerShell', () => {
  const text = [
    'TimeCreated  : 26/05/2021 19:08:09\nProviderName : disk\nId           : 153\nMessage      : retried\n',
    'TimeCreated  : 27/05/2021 19:08:09\nProviderName : vmci\nId           : 12\nLevel        : Error\nMessage      : gone\n',
  ]
  expect(eventsOf(text.join('\n'))).toEqual([
    ['2021-05-26T19:08:09', 'info', 'disk', '153', '5'],
    ['2021-05-27T19:08:09', 'error', 'vmci', '12', '5'],
  ])
})

test('printed by the older command, its keys far apart', () => {
  const entry = (index: number) =>
    `Index              : ${index}\nEntryType          : Error\nInstanceId         : 7000\nMessage            : failed\nSource             : vmci\nTimeGenerated      : 5/26/2021 7:0${index}:09 PM\n`
  expect(eventsOf([entry(1), entry(2)].join('\n'))).toMatchObject([
    ['2021-05-26T19:01:09', 'error', 'vmci', '7000', '7'],
    ['2021-05-26T19:02:09', 'error', 'vmci', '7000', '6'],
  ])
})
