import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { DateOrderScan, readLocal } from '../grammar/date-order.ts'
import { fromLatin1, type Header, reset } from '../header.ts'
import { readIso } from '../time.ts'

/**
 * Events saved from Windows' Event Viewer as text: one line an event in fields parted by commas or tabs, the level in
 * the language of the system; or XML. Texts of several lines follow in quotes.
 */
export const windowsEvent: LogFormat = {
  id: 'windows-event',
  title: 'Windows events, saved as text or XML',
  reportAs: 'id',
  specificity: 0.93,
  samples: [
    {
      text: 'Error,5/26/2021 7:08:09 PM,Service Control Manager,7000,None,"The vsepflt service failed to start.\nA device is missing."',
      expect: {
        time: '2021-05-26T19:08:09.000000Z',
        level: 'error',
        program: 'Service Control Manager',
        component: '7000',
        message: '7000,None,"The vsepflt service failed to start.\nA device is missing."',
      },
    },
    {
      text: 'Fehler,05.06.2021 07:08:09,Service Control Manager,7000,Keine,Der Dienst konnte nicht gestartet werden.',
      expect: { time: '2021-06-05T07:08:09.000000Z', level: 'error', component: '7000' },
    },
    {
      text: 'Information\t2021/05/26 7:08:09\tMicrosoft-Windows-FilterManager\t6\tNone\tFile System Filter vsepflt has loaded',
      expect: { time: '2021-05-26T07:08:09.000000Z', level: 'info', component: '6' },
    },
    {
      text: "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='vmci'/><EventID>12</EventID><Level>3</Level><TimeCreated SystemTime='2021-05-26T07:08:09.1012345Z'/></System></Event>",
      expect: { time: '2021-05-26T07:08:09.101234Z', level: 'warning', program: 'vmci', component: '12' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (line.charCodeAt(0) === 60) return readXml(line, header, clock)
    const fields = FIELDS.exec(line.slice(0, 300))
    const level = fields ? LEVELS.get(fromLatin1(fields[1]!).toLowerCase()) : undefined
    if (!fields || level === undefined) return false
    reset(header)
    if (readLocal(fields[3]!, 0, clock, header, 'by-hours') === 0) return false
    header.level = level
    header.program = fields[4]!
    header.component = fields[5]!
    header.messageStart = fields[0].length - fields[5]!.length
    return true
  },

  continues: () => false,

  lookAhead: (clock) => new DateOrderScan(clock, DATE, 'by-hours'),
}

function readXml(line: string, header: Header, clock: Clock): boolean {
  if (!line.startsWith('<Event ') && !line.startsWith('<Event>')) return false
  const time = /<TimeCreated SystemTime=["']([^"']{19,40})["']/.exec(line)
  if (!time) return false
  reset(header)
  if (readIso(time[1]!, 0, clock, header) === 0) return false
  header.program = /<Provider Name=["']([^"']{1,120})["']/.exec(line)?.[1] ?? ''
  header.component = /<EventID(?: [^>]{0,60})?>(\d{1,6})</.exec(line)?.[1] ?? ''
  header.level = NUMBERED[Number(/<Level>(\d)</.exec(line)?.[1] ?? 4)] ?? LEVEL.info
  return true
}

/** 1 critical, 2 error, 3 warning, 4 information, 5 verbose; 0 is what audits have. */
const NUMBERED = [LEVEL.info, LEVEL.critical, LEVEL.error, LEVEL.warning, LEVEL.info, LEVEL.debug]

const LEVELS = new Map<string, number>([
  ...['information', '情報', 'informationen', 'audit success', '成功の監査'].map((word) => [word, LEVEL.info] as const),
  ...['warning', '警告', 'warnung', 'avertissement', 'audit failure', '失敗の監査'].map(
    (word) => [word, LEVEL.warning] as const,
  ),
  ...['error', 'エラー', 'fehler', 'erreur'].map((word) => [word, LEVEL.error] as const),
  ...['critical', '重大', 'kritisch', 'critique'].map((word) => [word, LEVEL.critical] as const),
  ['verbose', LEVEL.debug],
  ['詳細', LEVEL.debug],
])

const DATE = /^"?[^",\t]{4,40}"?[,\t]"?(\d.{13,40})/
const FIELDS =
  /^"?([^",\t]{4,40})"?([,\t])"?(\d[\d/.-]{7,9},? [\d:.]{7,12}(?: ?[AP]M)?)"?\2"?([^",\t]{1,120})"?\2"?(\d{1,6})(?=[",\t])/
