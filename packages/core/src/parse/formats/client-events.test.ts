import { formatMicros } from '@bundlescope/contract/time.ts'
import { expect, test } from 'vitest'
import { naiveEvents } from '../../store/naive-read.ts'
import { classify } from '../classify.ts'

const JAPANESE = [
  '"説明","タイプ","日時","タスク","ターゲット","ユーザー","イベント タイプ ID"',
  '"ホスト esx07 が応答していません","エラー","2023/05/06 19:08:09","","esx07","","vim.event.HostConnectionLostEvent"',
  '"仮想マシン app03 はパワーオン状態です","情報","2023/05/06 18:00:00","","app03","LAB\\jdoe","vim.event.VmPoweredOnEvent"',
]

function eventsOf(lines: readonly string[]): string[][] {
  const file = { path: 'ExportEvents.csv', bytes: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`) }
  const events = naiveEvents('b1', file, { number: 1, sourceId: 'b1.1', host: '' }, Date.UTC(2023, 5, 1) * 1000)!
  return events.map(({ time, level, component }) => [formatMicros(time), String(level), component])
}

test('a list in Japanese is read, its titles are none of its events', () => {
  const [first, second, ...none] = eventsOf(JAPANESE).filter(([, level]) => level !== '0')
  expect(first).toMatchObject(['2023-05-06T19:08:09.000000Z', expect.any(String), 'vim.event.HostConnectionLostEvent'])
  expect(second).toMatchObject(['2023-05-06T18:00:00.000000Z', expect.any(String), 'vim.event.VmPoweredOnEvent'])
  expect(Number(first![1])).toBeGreaterThan(Number(second![1]))
  expect(none).toEqual([])
})

test('such a file is a log, other tables with times are not', () => {
  expect(classify('ExportEvents.csv', Buffer.from(JAPANESE.join('\n'))).kind).toBe('log')
  const table = [
    '"Name","Created","Note"',
    '"app03","2023/05/06 19:08:09","a note"',
    '"app04","2023/05/06 19:08:10","b"',
  ]
  expect(classify('vms.csv', Buffer.from(table.join('\n'))).kind).toBe('other')
})

test('a description may hold line breaks, the time may stand behind it', () => {
  const rows = [
    '"Description","Type","Date Time","Task","Target","User","Event Type ID"',
    "\"Alarm 'Host errors' on esx07",
    'changed, from Green',
    '"" quoted"" to Red","Warning","05/26/2023, 7:08:09 PM","","esx07","","vim.event.AlarmStatusChangedEvent"',
    "\"Alarm 'Host errors' on esx07",
    'changed again","Error","05/26/2023, 7:09:09 PM","","esx07","","vim.event.AlarmStatusChangedEvent"',
    '"05/26/2023, 7:10:09 PM","Information","Task',
    'done","esx07"',
    'User LAB\\jdoe logged in,Information,"05/26/2023, 7:11:09 PM",,vc01,LAB\\jdoe,vim.event.UserLoginSessionEvent',
  ]
  const events = eventsOf(rows).filter(([, level]) => level !== '0')
  expect(events.map(([time, level]) => `${time!.slice(11, 19)} ${level}`)).toEqual([
    '19:08:09 5',
    '19:09:09 6',
    '19:10:09 3',
    '19:11:09 3',
  ])
})

test('a description longer than what is shown of a line keeps the time behind it', () => {
  const row = (text: string, time: string) =>
    `"${text}","Error","${time}","","esx07","","vim.event.HostConnectionLostEvent"`
  const long = 'host '.repeat(1000)
  const rows = [
    row('short one', '05/26/2023, 7:07:09 PM'),
    row(long, '05/26/2023, 7:08:09 PM'),
    row(long, '05/26/2023, 7:09:09 PM'),
  ]
  expect(eventsOf(rows).map(([time]) => time!.slice(11, 19))).toEqual(['19:07:09', '19:08:09', '19:09:09'])
})
