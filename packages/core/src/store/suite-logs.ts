import fc from 'fast-check'
import type { SuiteFile } from './naive-read.ts'

/*
 * Random logs that are hard on an index: few distinct words and identifiers, so that they meet in many events; equal and
 * backward times; events of many lines; Japanese and full-width text; bytes that are no UTF-8; both kinds of line ends.
 */

export const WORDS = [
  'connection',
  'Refused',
  'failed',
  'createVm',
  'in',
  'a',
  'datastore1',
  'エラー',
  '接続に失敗しました',
  'ｗｅｂ０１',
  'Größe',
  'STATE_OFF',
  'deadbeefcafe',
  'cafe',
  'ＥＲＲＯＲ',
  '①',
  'ﾎｽﾄ',
  '😀',
]
export const IDENTIFIERS = [
  'task-116952',
  'task-1169',
  'host-22',
  'vm-7',
  '10.3.239.34:8190',
  "<TCP '127.0.0.1 : 8190'>",
  'port 902',
  'port=443',
  ':81900',
  'k3f9a2bc-1021-auto-sd-h5:70001234-51',
  '/vmfs/volumes/5f1e2d3c/web01/web01.vmx',
  'C0:T0:L0',
  '0x459a40bfe7c0',
  'naa.6000c29',
  '52b1a3f0-9d2c-beef-cafe-0123456789ab',
  '09:20:50',
  '2147483648',
  '7f',
  'x1',
  '(vim.fault.NotFound)',
  'user="EXAMPLE\\admin"',
]
export const OPS = [
  'k3f9a2bc-1021-auto-sd-h5:70001234',
  'k3f9a2bc-1021-auto-sd-h5:70001234-51',
  'K3F9A2BC-1021-auto-sd-h5:70001234-51-01',
  'k3f9a2bc-1021-auto-sd-h5:700012345',
  'HB-host-22@17-5ab3c1',
  'esxui-1f2e-83b1',
  'esxui-1f2e',
]
const COMPONENTS = ['vpxLro', 'Vmsvc.vm:/vmfs/volumes/5f/a.vmx', 'Default', 'ScsiDeviceIO', 'vmomi.soapStub[33]']
const GLUE = [' ', ' ', ' ', ', ', ': ', ' -- ', '=', '/', ' [', '] ', '', '\t']
const CONTINUATIONS = ['--> ', '-->    ', '   at ', '', '}', '\t']

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 4, arbitrary: fc.constantFrom(...IDENTIFIERS) },
  { weight: 1, arbitrary: fc.nat({ max: 99 }).map(String) },
  { weight: 1, arbitrary: fc.constant('\ufffe') },
)
const message = fc
  .array(fc.tuple(word, fc.constantFrom(...GLUE)), { minLength: 0, maxLength: 7 })
  .map((parts) => parts.flat().join(''))

/** How far the clock goes on from one event to the next, in milliseconds. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 3000 }) },
  { weight: 1, arbitrary: fc.constantFrom(60_000, 3_600_000, -1, -5000, -120_000) },
)

interface RandomEvent {
  step: number
  message: string
  /** 0 … 4: each family has words of its own. */
  level: number
  thread: string
  op: string | null
  component: string
  /** Continuation lines: how they begin, and the rest. */
  more: [lead: string, text: string][]
}

const event: fc.Arbitrary<RandomEvent> = fc.record({
  step,
  message,
  level: fc.nat({ max: 4 }),
  thread: fc.constantFrom('03463', '7F2A', '2097216'),
  op: fc.option(fc.constantFrom(...OPS)),
  component: fc.constantFrom(...COMPONENTS),
  more: fc.array(fc.tuple(fc.constantFrom(...CONTINUATIONS), message), { maxLength: 3 }),
})

/** Writes an event in the manner of one log family; `time` is ISO with milliseconds and `Z`. */
type Style = (event: RandomEvent, time: string) => string

const vmacore =
  (program: string): Style =>
  ({ level, thread, component, op, message }, time) => {
    const word = ['info', 'warning', 'error', 'verbose', 'trivia'][level]
    const opId = op ? ` opID=${op}` : ''
    return `${time} ${word} ${program}[${thread}] [Originator@6876 sub=${component}${opId}] ${message}`
  }
const vmkernel: Style = ({ level, message }, time) =>
  `${time} cpu${level}:2097216)${['', 'WARNING: ', 'ALERT: ', '', ''][level]}ScsiDeviceIO: 3449: ${message}`
const esxi8: Style = ({ level, thread, component, op, message }, time) => {
  const severity = ['In(166)', 'Wa(164)', 'Er(163)', 'Db(167)', 'No(165)'][level]
  return `${time} ${severity} Hostd[${thread}]: [Originator@6876 sub=${component}${op ? ` opID=${op}` : ''}] ${message}`
}
const java: Style = ({ level, message }, time) =>
  `${time} ${['INFO', 'WARN', 'ERROR', 'DEBUG', 'TRACE'][level]} ${message}`

const PLACES: [path: string, style: Style][] = [
  ['var/log/vmware/vpxd/vpxd-214.log', vmacore('vpxd')],
  ['var/log/vmware/vpxd/vpxd.log', vmacore('vpxd')],
  ['var/run/log/hostd.0.log', vmacore('hostd')],
  ['var/run/log/vmkernel.log', vmkernel],
  ['var/run/log/hostd.log', esxi8],
  ['storage/日本語/SPS.log', java],
]

const START = Date.UTC(2020, 11, 7, 9, 20)

function write(path: string, style: Style, events: RandomEvent[], options: FileOptions): SuiteFile {
  let time = START + options.delay
  let text = options.head
  for (const one of events) {
    time += one.step
    text += style(one, new Date(time).toISOString()) + options.lineEnd
    for (const [lead, more] of one.more) text += `${lead}${more}${options.lineEnd}`
  }
  if (options.ascii) text = text.replace(/[^\n -~\t\r]/g, 'x')
  if (!options.ended) text = text.replace(/\r?\n$/, '')
  // U+FFFE stands for a byte that is no UTF-8.
  const parts = text.split('\ufffe').map((part) => Buffer.from(part))
  return { path, bytes: Buffer.concat(parts.flatMap((part, n) => (n === 0 ? [part] : [Buffer.of(0xe3, 0xff), part]))) }
}

interface FileOptions {
  delay: number
  /** What stands in front of the first event: the rest of one that rotation cut off. */
  head: string
  lineEnd: string
  ended: boolean
  /** Most real logs are nothing but ASCII, and stores make use of it. */
  ascii: boolean
}

const options: fc.Arbitrary<FileOptions> = fc.record({
  delay: fc.constantFrom(0, 0, 1, 30_000),
  head: fc.constantFrom('', '', '--> (vim.fault.NotFound) {\n--> }\n', '\n', '-->    msg = "task-116952 エラー"\r\n'),
  lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
  ended: fc.boolean(),
  ascii: fc.boolean(),
})

/** Keeps the folders of the logs from being cut off as common to all files. */
const NO_LOG: SuiteFile = { path: 'README', bytes: Buffer.from('task-116952 connection\n') }

/** The files of one bundle: some logs, and a file that is none. */
export const randomFiles: fc.Arbitrary<SuiteFile[]> = fc
  .subarray(PLACES, { minLength: 1 })
  .chain((places) =>
    fc.tuple(
      ...places.map(([path, style]) =>
        fc
          .tuple(fc.array(event, { minLength: 1, maxLength: 60, size: 'max' }), options)
          .map(([events, settings]) => write(path, style, events, settings)),
      ),
    ),
  )
  .map((files) => [...files, NO_LOG])

/**
 * A bundle with a log long enough for pages to be found by counting and for several blocks of text: 24,000 events, thousands of
 * them at one instant, not all in order. The same at every call.
 */
export function largeBundle(): SuiteFile[] {
  const style = vmacore('vpxd')
  const lines: string[] = []
  for (let n = 0; n < 24_000; n++) {
    const busy = n >= 9000 && n < 15_000
    const time = START + (busy ? 9000 * 40 : n * 40) - (n % 500 === 3 ? 60_000 : 0)
    const words = [
      WORDS[n % 8]!.replace(/[^ -~]/g, 'y'),
      IDENTIFIERS[(n * 7) % IDENTIFIERS.length]!,
      `task-${n % 1000}`,
      'done',
    ]
    const one = {
      step: 0,
      message: words.join(' '),
      level: n % 97 === 0 ? 2 : 0,
      thread: '03463',
      op: OPS[n % 40] ?? null,
    }
    lines.push(style({ ...one, component: COMPONENTS[n % 3]!, more: [] }, new Date(time).toISOString()))
  }
  return [{ path: 'var/log/vmware/vpxd/vpxd.log', bytes: Buffer.from(`${lines.join('\n')}\n`) }, NO_LOG]
}
