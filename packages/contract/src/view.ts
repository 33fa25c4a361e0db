import { LEVELS, type Level } from './level.ts'
import { formatMicros, type Micros, parseMicros } from './time.ts'

/**
 * What the address of a view says: everything a colleague needs to see the same thing. Version 1 of
 * `/i/<investigation>/<panel>?v=1&q=…&from=…&to=…&level=…&source=…&event=…&op=…&tz=…`.
 *
 * Ids and absolute times only, never positions. Defaults are left out. A field that cannot be understood falls back
 * alone and is named in `problems`; unknown parameters are passed over.
 */
export interface ViewState {
  q: string
  /** Window: `from` inclusive, `to` exclusive, null: open. */
  from: Micros | null
  to: Micros | null
  /** Levels shown; empty: all. */
  level: Level[]
  /** Ids of sources shown; empty: all. */
  source: string[]
  /** Selected event, by id. */
  event: string | null
  /** Operation whose family is looked at. */
  op: string | null
  /** IANA zone shown beside UTC. */
  tz: string
  /** The ranges that were committed on the way to `from`–`to`, the widest first. */
  trail: TimeRange[]
  /** Context opened in place around `event`. */
  context: ViewContext | null
  patternSort: PatternSort
  patternText: string
  fileText: string
  fileStatus: FileStatus
  /** The file that is open, and the line of it that is meant, 1-based. */
  file: FilePlace | null
  line: number | null
  /** `auto`: tables where the file was read into tables, else its text. */
  fileView: FileView
  opText: string
  opKind: OperationKind
  opOutcome: OperationOutcome
  opSort: OperationSort
  opDirection: SortDirection
  /** Only operations that took at least this long, in milliseconds. */
  opLonger: number
  portsTable: PortsTable
  portText: string
  /** Row that is open: `8190`, or with what tells it from others `8190/tcp@<bundle>.<member>`. */
  port: string | null
  /** `vmware-sps`, or `vmware-sps@<bundle>.<member>`. */
  service: string | null
  /** Id of the finding that is open. */
  finding: string | null
  /** Group of checks that is open in place of a finding. */
  checks: CheckGroup
  giView: GiView
  /** Moment at which the diagram shows health; null: at collection. */
  giAt: Micros | null
  /** Id of the node or edge that is open. */
  giOpen: string | null
  /** What the person answered: who is affected. */
  giScope: GiScope
  /** Lanes whose many guests are all shown: `group@esx01.lab.example`. */
  giUnfolded: string[]
}

/** A file of a bundle: path within the member of an upload. */
export type FilePlace = { bundle: string; member: string; path: string }

export type TimeRange = { from: Micros; to: Micros }
export type ViewContext = { scope: ContextScope } & ({ lines: number } | { seconds: number })
export type ContextScope = (typeof CONTEXT_SCOPES)[number]
export type PatternSort = (typeof PATTERN_SORTS)[number]
export type FileStatus = (typeof FILE_STATUSES)[number]
export type FileView = (typeof FILE_VIEWS)[number]
export type OperationKind = (typeof OPERATION_KINDS)[number]
export type OperationOutcome = (typeof OPERATION_OUTCOMES)[number]
export type OperationSort = (typeof OPERATION_SORTS)[number]
export type SortDirection = (typeof SORT_DIRECTIONS)[number]
export type PortsTable = (typeof PORTS_TABLES)[number]
export type CheckGroup = (typeof CHECK_GROUPS)[number]
export type GiView = (typeof GI_VIEWS)[number]
export type GiScope = (typeof GI_SCOPES)[number]

export const CONTEXT_SCOPES = ['file', 'host', 'all'] as const
export const PATTERN_SORTS = ['rare', 'count', 'first', 'new'] as const
export const FILE_STATUSES = ['all', 'log', 'snapshot', 'config', 'other', 'unknown', 'partial', 'skipped'] as const
export const FILE_VIEWS = ['auto', 'table', 'text'] as const
/** `tasks`: those with a line that says what they are; `all`: every family of ids. */
export const OPERATION_KINDS = ['tasks', 'all'] as const
export const OPERATION_OUTCOMES = ['all', 'failed', 'ok', 'open', 'unknown'] as const
export const OPERATION_SORTS = ['failed', 'start', 'duration', 'events', 'errors'] as const
export const SORT_DIRECTIONS = ['ascending', 'descending'] as const
export const PORTS_TABLES = ['ports', 'services'] as const
/** `unknown`: could not be checked; `other`: does not apply. */
export const CHECK_GROUPS = ['none', 'clear', 'unknown', 'other'] as const
export const GI_VIEWS = ['diagram', 'table', 'deployment', 'scan', 'environment'] as const
/** `unknown`: not answered. The others are those of `Scoping` in analysis.ts. */
export const GI_SCOPES = ['unknown', 'some-vms', 'all-of-host', 'partner-only', 'slow'] as const
export const VIEW_VERSION = 1

/** What is not in the address: `tz` is the zone of the browser that opens it. */
export type ViewDefaults = { tz: string }

/** The view without any choice made. */
export function defaultView(defaults: ViewDefaults = { tz: 'UTC' }): ViewState {
  return {
    q: '',
    from: null,
    to: null,
    level: [],
    source: [],
    event: null,
    op: null,
    tz: defaults.tz,
    trail: [],
    context: null,
    patternSort: 'rare',
    patternText: '',
    fileText: '',
    fileStatus: 'all',
    file: null,
    line: null,
    fileView: 'auto',
    opText: '',
    opKind: 'tasks',
    opOutcome: 'all',
    opSort: 'failed',
    opDirection: 'descending',
    opLonger: 0,
    portsTable: 'ports',
    portText: '',
    port: null,
    service: null,
    finding: null,
    checks: 'none',
    giView: 'diagram',
    giAt: null,
    giOpen: null,
    giScope: 'unknown',
    giUnfolded: [],
  }
}

/**
 * One entry a version that was ever written into links, keyed by that version: what turns its parameters into those of
 * the next. Version 1 is the first, so there is none yet.
 */
const UPGRADERS: Record<number, (params: URLSearchParams) => URLSearchParams> = {}

/** How one field reads and writes its parameter. `read` gives undefined for text it cannot understand. */
type Codec<T> = { param: string; read: (text: string) => T | undefined; write: (value: T) => string }

const CODECS: { [K in keyof ViewState]: Codec<ViewState[K]> } = {
  q: text('q'),
  from: micros('from'),
  to: micros('to'),
  level: { param: 'level', read: readLevels, write: (levels) => levels.join(',') },
  source: { param: 'source', read: (value) => value.split(',').filter(Boolean), write: (ids) => ids.join(',') },
  event: { param: 'event', read: matching(/^[\w-]+\.[0-9a-z]+\.[0-9a-z]+$/), write: (id) => id ?? '' },
  op: name('op'),
  tz: { param: 'tz', read: (value) => (isTimeZone(value) ? value : undefined), write: (zone) => zone },
  trail: { param: 'trail', read: readTrail, write: writeTrail },
  context: { param: 'context', read: readContext, write: writeContext },
  patternSort: oneOf('psort', PATTERN_SORTS),
  patternText: text('ptext'),
  fileText: text('ftext'),
  fileStatus: oneOf('fstatus', FILE_STATUSES),
  file: { param: 'file', read: readFile, write: (file) => (file ? `${file.bundle}/${file.member}/${file.path}` : '') },
  line: { param: 'line', read: readLine, write: (line) => (line === null ? '' : String(line)) },
  fileView: oneOf('fview', FILE_VIEWS),
  opText: text('otext'),
  opKind: oneOf('okind', OPERATION_KINDS),
  opOutcome: oneOf('ooutcome', OPERATION_OUTCOMES),
  opSort: oneOf('osort', OPERATION_SORTS),
  opDirection: oneOf('odir', SORT_DIRECTIONS),
  opLonger: { param: 'olonger', read: readMilliseconds, write: String },
  portsTable: oneOf('ptable', PORTS_TABLES),
  portText: text('pxtext'),
  port: { param: 'port', read: matching(/^\d{1,5}(?:\/\w+)?(?:@[\w.-]+)?$/), write: (port) => port ?? '' },
  service: name('service'),
  finding: name('finding'),
  checks: oneOf('checks', CHECK_GROUPS),
  giView: oneOf('gview', GI_VIEWS),
  giAt: micros('at'),
  giOpen: name('gopen'),
  giScope: oneOf('gscope', GI_SCOPES),
  giUnfolded: { param: 'gunfold', read: (value) => value.split(',').filter(Boolean), write: (ids) => ids.join(',') },
}

const FIELDS = Object.keys(CODECS) as (keyof ViewState)[]

/** Reads an address. `problems` holds the names of the parameters that were not understood, each with its text: `from=noon`. */
export function parseView(
  params: URLSearchParams,
  defaults: ViewDefaults = { tz: 'UTC' },
): { view: ViewState; problems: string[] } {
  const problems: string[] = []
  const current = upgrade(params, problems)
  const view = defaultView(defaults)
  for (const field of FIELDS) readField(field, current, view, problems)
  if (view.from !== null && view.to !== null && view.to <= view.from) {
    problems.push(`to=${current.get('to')}`)
    view.to = null
  }
  return { view, problems }
}

/** Writes an address: `v=1` and what differs from the defaults, in the order of the fields. */
export function formatView(view: ViewState, defaults: ViewDefaults = { tz: 'UTC' }): URLSearchParams {
  const plain = defaultView(defaults)
  const params = new URLSearchParams({ v: String(VIEW_VERSION) })
  for (const field of FIELDS) {
    const text = writeField(field, view)
    if (text !== writeField(field, plain)) params.set(CODECS[field].param, text)
  }
  return params
}

function readField<K extends keyof ViewState>(field: K, params: URLSearchParams, view: ViewState, problems: string[]) {
  const codec = CODECS[field]
  const text = params.get(codec.param)
  if (text === null) return
  const value = codec.read(text)
  if (value === undefined) problems.push(`${codec.param}=${text}`)
  else view[field] = value
}

function writeField<K extends keyof ViewState>(field: K, view: ViewState): string {
  return CODECS[field].write(view[field])
}

function upgrade(params: URLSearchParams, problems: string[]): URLSearchParams {
  const text = params.get('v') ?? String(VIEW_VERSION)
  let version = Number(text)
  if (!Number.isInteger(version) || version < 1 || version > VIEW_VERSION) {
    problems.push(`v=${text}`)
    return params
  }
  let current = params
  for (; version < VIEW_VERSION; version++) current = UPGRADERS[version]?.(current) ?? current
  return current
}

function text(param: string): Codec<string> {
  return { param, read: (value) => value, write: (value) => value }
}

function name(param: string): Codec<string | null> {
  return { param, read: (value) => value || undefined, write: (value) => value ?? '' }
}

function micros(param: string): Codec<Micros | null> {
  return { param, read: parseMicros, write: (us) => (us === null ? '' : formatMicros(us)) }
}

function oneOf<T extends string>(param: string, values: readonly T[]): Codec<T> {
  return { param, read: (text) => values.find((value) => value === text), write: (value) => value }
}

function matching(pattern: RegExp): (text: string) => string | undefined {
  return (text) => (pattern.test(text) ? text : undefined)
}

function readLevels(text: string): Level[] | undefined {
  const words = text.split(',').filter(Boolean)
  const levels = LEVELS.filter((level) => words.includes(level))
  return levels.length === new Set(words).size ? levels : undefined
}

/** `2020-12-07T08:00:00.000000Z~2020-12-07T09:40:00.000000Z,…` */
function readTrail(text: string): TimeRange[] | undefined {
  const ranges: TimeRange[] = []
  for (const part of text.split(',')) {
    const [from, to] = part.split('~').map(parseMicros)
    if (from === undefined || to === undefined || to <= from) return undefined
    ranges.push({ from, to })
  }
  return ranges
}

function writeTrail(trail: TimeRange[]): string {
  return trail.map((range) => `${formatMicros(range.from)}~${formatMicros(range.to)}`).join(',')
}

/** `file:20` is twenty events before and after in the same file (at most 1000), `host:30s` thirty seconds on the same host (at most a day). */
function readContext(text: string): ViewContext | undefined {
  const m = /^(file|host|all):(\d{1,5})(s?)$/.exec(text)
  if (!m) return undefined
  const scope = m[1] as ContextScope
  const many = Number(m[2])
  if (m[3]) return many >= 1 && many <= 86_400 ? { scope, seconds: many } : undefined
  return many <= 1000 ? { scope, lines: many } : undefined
}

function writeContext(context: ViewContext | null): string {
  if (!context) return ''
  return `${context.scope}:${'lines' in context ? context.lines : `${context.seconds}s`}`
}

/** `0011223344556677/b2/var/log/vpxd.log` */
function readFile(text: string): FilePlace | undefined {
  const m = /^([\w-]+)\/([\w-]+)\/(.+)$/s.exec(text)
  return m ? { bundle: m[1]!, member: m[2]!, path: m[3]! } : undefined
}

function readLine(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined
}

function readMilliseconds(text: string): number | undefined {
  return /^\d{1,12}$/.test(text) ? Number(text) : undefined
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
