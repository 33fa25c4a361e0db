import { type Static, Type } from 'typebox'
import { ObjectName } from './object-name.ts'

/* What bundlescope concludes: the shapes of `analyze --format json`, with both languages and ids of events for a page. */

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])
/** One of some words. Mapped arrays are no tuples, so that their union would have no type. */
const OneOf = <T extends string>(words: readonly T[]) => Type.Unsafe<T>(Type.Union(words.map((w) => Type.Literal(w))))
const Iso = Type.String({ description: 'ISO time, UTC, microseconds' })

/** A text for people in both languages. Names and lines of logs stand in it as they are, commands in backticks. */
export const LocalText = Type.Object({ en: Type.String(), ja: Type.String() })
export type LocalText = Static<typeof LocalText>

/** What a statement rests on: a line of a log, a row of a snapshot, published knowledge, or that something is not there. */
export const Evidence = Type.Object({
  basis: OneOf(['log', 'snapshot', 'knowledge', 'absence']),
  bundle: Nullable(Type.String({ description: 'of the upload; null for knowledge' })),
  member: Nullable(Type.String()),
  path: Nullable(Type.String({ description: 'file in its bundle; for knowledge the reference' })),
  line: Nullable(Type.Number({ description: '1-based' })),
  time: Nullable(Iso),
  text: Type.String(),
  /** Where the text is bundlescope's own (knowledge, absence, a log as a whole): in both languages; `text` is the English. */
  words: Type.Optional(LocalText),
  event: Nullable(Type.String({ description: 'id of the event, for basis log' })),
})
export type Evidence = Static<typeof Evidence>

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const
export const Severity = OneOf(SEVERITIES)
export type Severity = (typeof SEVERITIES)[number]

export const ChainStep = Type.Object({
  step: OneOf(['event', 'operation', 'error', 'connection', 'port', 'service', 'process', 'log']),
  text: LocalText,
  evidence: Type.Array(Type.Number({ description: 'places in the evidence of the finding' })),
})
export type ChainStep = Static<typeof ChainStep>

/** Something to do next. `risk` is said where protection goes off, a reboot is needed or configuration is lost. */
export const NextStep = Type.Object({ text: LocalText, risk: Nullable(LocalText), command: Nullable(Type.String()) })
export type NextStep = Static<typeof NextStep>

export const Finding = Type.Object({
  id: Type.String({ description: 'stable for the same bundles: rule and affected object' }),
  rule: Type.String(),
  catalogue: Type.Array(Type.String()),
  severity: Severity,
  confidence: Type.Number({ description: '0 … 1' }),
  title: LocalText,
  summary: LocalText,
  /** `service:vmware-sps`, `host:esx01`, `vm:web01`, `port:8190`, `node:mux@esx01`. */
  affects: Type.Array(Type.String()),
  chain: Type.Array(ChainStep),
  evidence: Type.Array(Evidence),
  steps: Type.Array(NextStep),
  references: Type.Array(Type.String()),
  /** When it happened, as far as known. */
  from: Nullable(Iso),
  to: Nullable(Iso),
})
export type Finding = Static<typeof Finding>

export const Check = Type.Object({
  rule: Type.String(),
  catalogue: Type.Array(Type.String()),
  title: LocalText,
  outcome: OneOf(['found', 'clear', 'not-applicable', 'error']),
  reason: Nullable(LocalText),
  /** What would make it possible to know; for a paste, the exact command. */
  missing: Type.Array(LocalText),
})
export type Check = Static<typeof Check>

/** A stretch in which a service was in one state, as far as lines tell. */
export const ServiceSpan = Type.Object({
  state: Type.Union([Type.Literal('running'), Type.Literal('stopped'), Type.Literal('unknown')]),
  from: Nullable(Iso),
  to: Nullable(Iso),
  evidence: Type.Array(Evidence),
})
export type ServiceSpan = Static<typeof ServiceSpan>

export const Service = Type.Object({
  bundle: Type.String(),
  member: Type.String(),
  host: Nullable(Type.String()),
  name: Type.String(),
  display: Nullable(LocalText),
  /** At collection. */
  state: Type.Union([Type.Literal('running'), Type.Literal('stopped'), Type.Literal('unknown')]),
  asOf: Nullable(Iso),
  /** Path of the file that says so. */
  from: Nullable(Type.String()),
  basis: Type.Array(Type.String({ description: 'bundle | knowledge | rule of thumb, in that order' })),
  ports: Type.Array(Type.Number()),
  pid: Nullable(Type.Number()),
  process: Nullable(Type.String()),
  /** Paths as the machine knows them, most telling first; those in the bundle carry the id of their source. */
  logs: Type.Array(Type.Object({ path: Type.String(), source: Nullable(Type.String()), basis: Type.String() })),
  history: Type.Array(ServiceSpan),
  /** In words: `runs now, did not at 09:20:50`. */
  remark: Nullable(LocalText),
  evidence: Type.Array(Evidence),
})
export type Service = Static<typeof Service>

export const PortClient = Type.Object({ name: Type.String(), refusals: Type.Number() })
export const Port = Type.Object({
  bundle: Type.String(),
  member: Type.String(),
  host: Nullable(Type.String()),
  port: Type.Number(),
  protocol: Type.String(),
  service: Nullable(Type.String()),
  process: Nullable(Type.String()),
  pid: Nullable(Type.Number()),
  state: Type.Union([Type.Literal('listen'), Type.Literal('not listening'), Type.Literal('unknown')]),
  basis: Type.Array(Type.String({ description: 'bundle | knowledge | line | rule of thumb, in that order' })),
  /** What it is for, from the knowledge. */
  purpose: Nullable(LocalText),
  refusals: Type.Number(),
  firstRefusal: Nullable(Iso),
  lastRefusal: Nullable(Iso),
  /** What each failure was: `refused`, `timed out`, `no route`, `reset` and how often. */
  errors: Type.Record(Type.String(), Type.Number()),
  clients: Type.Array(PortClient),
  evidence: Type.Array(Evidence),
})
export type Port = Static<typeof Port>

/** One family of operation ids, for the list. Times are of the family's events. */
export const Operation = Type.Object({
  id: Type.String({ description: 'root of the family, or the task where lines bear no id' }),
  task: Nullable(Type.String()),
  method: Nullable(Type.String()),
  description: Nullable(Type.String()),
  target: Nullable(Type.String()),
  targetName: Nullable(Type.String()),
  user: Nullable(Type.String()),
  start: Iso,
  end: Iso,
  durationMs: Type.Number(),
  outcome: OneOf(['ok', 'failed', 'open', 'unknown']),
  fault: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  /** The event that reports the failure (or else the end, or the start). */
  event: Nullable(Type.String()),
  events: Type.Number(),
  errors: Type.Number(),
  warnings: Type.Number(),
  sources: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  hosts: Type.Array(Type.String()),
})
export type Operation = Static<typeof Operation>

export const OperationPage = Type.Object({
  operations: Type.Array(Operation),
  offset: Type.Number(),
  total: Type.Number({ description: 'that pass the filter' }),
  failed: Type.Number({ description: 'of all' }),
  all: Type.Number(),
  tookMs: Type.Number(),
})
export type OperationPage = Static<typeof OperationPage>

/** One bar of a family's waterfall: an id of the family in one source. */
export const OperationLane = Type.Object({
  op: Type.String(),
  source: Type.String(),
  sourceName: Type.String(),
  host: Nullable(Type.String()),
  start: Iso,
  end: Iso,
  events: Type.Number(),
  errors: Type.Number(),
  /** `id` bears the operation id; `thread` was joined by thread and time, `time` is only of the same log at the moment of an error. */
  joined: Type.Union([Type.Literal('id'), Type.Literal('thread'), Type.Literal('time')]),
  confidence: Type.Number(),
  /** The first events of the lane, errors first kept. */
  marks: Type.Array(Type.Object({ event: Type.String(), time: Iso, level: Type.String(), text: Type.String() })),
})
export type OperationLane = Static<typeof OperationLane>
export const OperationDetail = Type.Object({ operation: Operation, lanes: Type.Array(OperationLane) })
export type OperationDetail = Static<typeof OperationDetail>

export const HEALTHS = ['ok', 'degraded', 'failed', 'unknown'] as const
export const Health = OneOf(HEALTHS)
export type Health = (typeof HEALTHS)[number]

/** How a node or an edge stood from a moment on. */
export const HealthChange = Type.Object({ from: Nullable(Iso), health: Health, reason: LocalText })

const Stateful = {
  health: Health,
  reason: LocalText,
  evidence: Type.Array(Evidence),
  /** Health over time, oldest first; the last one holds at collection. */
  history: Type.Array(HealthChange),
  checks: Type.Array(
    Type.String({ description: 'ids of rules; what came of each stands in the checks of the analysis' }),
  ),
  passed: Type.Array(Type.String({ description: 'those of its checks that found something elsewhere, but not here' })),
  findings: Type.Array(Type.String({ description: 'ids of findings' })),
}
export const TopologyNode = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  label: Type.String(),
  /** The host whose lane it stands in; null: a manager above the lanes. */
  lane: Nullable(Type.String()),
  product: Nullable(LocalText),
  ...Stateful,
})
export type TopologyNode = Static<typeof TopologyNode>
export const TopologyEdge = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  from: Type.String(),
  to: Type.String(),
  protocol: Nullable(Type.String()),
  ...Stateful,
})
export type TopologyEdge = Static<typeof TopologyEdge>
export const Topology = Type.Object({ nodes: Type.Array(TopologyNode), edges: Type.Array(TopologyEdge) })
export type Topology = Static<typeof Topology>

export const EnvironmentFact = Type.Object({
  fact: Type.String(),
  title: LocalText,
  value: Nullable(Type.String()),
  /** The value for readers of either language, where it is made of words: `not loaded`. */
  words: Type.Optional(LocalText),
  status: OneOf(['found', 'ask', 'not in this bundle']),
  /** What to ask for, or what the version rules say of it. */
  remark: Nullable(LocalText),
  evidence: Type.Array(Evidence),
})
export type EnvironmentFact = Static<typeof EnvironmentFact>

export const SCOPES = ['some-vms', 'all-of-host', 'partner-only', 'slow'] as const
/** The answer to the one question of scoping: which VMs, or that only the partner's console shows it, or that one is slow. */
export type Scope = (typeof SCOPES)[number]
export const Answer = OneOf(SCOPES)

/** Where to look first, and what to look at in which order. */
const Order = Type.Object({
  rule: Nullable(Type.String({ description: 'R1 … R11; null: nothing is affected as far as is known' })),
  verdict: LocalText,
  suspects: Type.Array(
    Type.Object({
      id: Type.String({ description: 'of a node or an edge' }),
      score: Type.Number({ description: '0 … 1, the first is the likeliest' }),
      reason: LocalText,
    }),
  ),
  checklist: Type.Array(
    Type.Object({
      text: LocalText,
      command: Nullable(Type.String()),
      risk: Nullable(LocalText),
      catalogue: Type.Array(Type.String()),
      about: Type.Array(Type.String({ description: 'ids of nodes and edges' })),
      /** What the bundles already say of it. */
      outcome: OneOf(['trouble', 'fine', 'open']),
    }),
  ),
})
/** How far the trouble reaches, and so where it lies. */
export const Scoping = Type.Object({
  ...Order.properties,
  /** Other rules of scoping that hold beside it. */
  also: Type.Array(Type.String()),
  basis: OneOf(['inferred', 'answered', 'unknown']),
  reason: LocalText,
  evidence: Type.Array(Evidence),
  affected: Type.Array(
    Type.Object({
      kind: OneOf(['vm', 'host']),
      name: Type.String(),
      node: Type.String(),
      health: Health,
      reason: LocalText,
      /** The node or edge that is broken: of itself, or one that it hangs on. */
      through: Type.String(),
    }),
  ),
  /** What only a person knows, with the order that each answer leads to; null where the bundles tell it. */
  question: Nullable(
    Type.Object({
      text: LocalText,
      answer: Nullable(OneOf(SCOPES)),
      options: Type.Array(Type.Object({ value: OneOf(SCOPES), text: LocalText, order: Order })),
    }),
  ),
})
export type Scoping = Static<typeof Scoping>

export const FlowStep = Type.Object({
  step: Type.String({ description: 'S1 … S7 of a deployment; 1 … 5 of a scan' }),
  title: LocalText,
  /** `inferred`: a later step has evidence. `blocked`: the next one, and something keeps it from being taken. */
  state: OneOf(['done', 'inferred', 'blocked', 'broken', 'open', 'unknown', 'not-applicable']),
  at: Nullable(Iso),
  reason: LocalText,
  about: Type.Array(Type.String({ description: 'ids of nodes and edges' })),
  evidence: Type.Array(Evidence),
})
export type FlowStep = Static<typeof FlowStep>
const FlowStatus = Type.Object({ health: Health, reason: LocalText, evidence: Type.Array(Evidence) })
/** Deployment of a service VM to a host, in seven steps; `install` is that of S2 … S6, `service` that of S7. */
export const Deployment = Type.Object({
  host: Nullable(Type.String()),
  agency: Nullable(Type.String()),
  reached: Nullable(Type.String()),
  steps: Type.Array(FlowStep),
  blockers: Type.Array(
    Type.Object({ text: LocalText, catalogue: Type.Array(Type.String()), evidence: Type.Array(Evidence) }),
  ),
  install: FlowStatus,
  service: FlowStatus,
})
export type Deployment = Static<typeof Deployment>
/** The way of a file's scan through a host, in five steps; of one VM where it differs from the host's others. */
export const FileScan = Type.Object({
  host: Nullable(Type.String()),
  vm: Nullable(Type.String()),
  brokenAt: Nullable(Type.String()),
  steps: Type.Array(FlowStep),
})
export type FileScan = Static<typeof FileScan>
export const Flows = Type.Object({
  deployments: Type.Array(Deployment),
  scans: Type.Array(FileScan),
  /** The test with the EICAR file. Its text comes in pieces that only a page puts together: scanners find it otherwise. */
  test: Type.Object({
    title: LocalText,
    steps: Type.Array(LocalText),
    pieces: Type.Array(Type.String()),
    fileName: Type.String(),
  }),
})
export type Flows = Static<typeof Flows>
export const GuestIntrospection = Type.Object({ scoping: Scoping, flows: Flows })

/** Everything concluded from the bundles of one investigation. */
export const Analysis = Type.Object({
  services: Type.Array(Service),
  ports: Type.Array(Port),
  findings: Type.Array(Finding),
  checks: Type.Array(Check),
  topology: Topology,
  environment: Type.Array(EnvironmentFact),
  /** Null where nothing of it is in the bundles. */
  guestIntrospection: Nullable(GuestIntrospection),
  names: Type.Array(ObjectName),
  /** False while a bundle is still being read. */
  complete: Type.Boolean(),
  tookMs: Type.Number(),
})
export type Analysis = Static<typeof Analysis>

/** One table read from a command's output or a configuration file. */
export const SnapshotTable = Type.Object({
  bundle: Type.String(),
  member: Type.String(),
  path: Type.String(),
  kind: Type.String(),
  parser: Type.String(),
  reason: Type.String(),
  asOf: Nullable(Iso),
  subject: Nullable(Type.String()),
  columns: Type.Array(Type.String()),
  /** Cells in the order of the columns. */
  rows: Type.Array(
    Type.Object({
      line: Type.Number(),
      cells: Type.Array(Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
    }),
  ),
  total: Type.Number({ description: 'rows of the whole table that hold the text asked for' }),
})
export type SnapshotTable = Static<typeof SnapshotTable>

/** Lines of a file as they stand in the bundle. */
export const RawLines = Type.Object({
  path: Type.String(),
  bundle: Type.String(),
  member: Type.String(),
  encoding: Nullable(Type.String()),
  firstLine: Type.Number(),
  lines: Type.Array(Type.String({ description: 'cut at 10,000 characters' })),
  totalLines: Nullable(Type.Number()),
})
export type RawLines = Static<typeof RawLines>
