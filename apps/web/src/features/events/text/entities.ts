import type { ObjectName } from '@bundlescope/contract/object-name.ts'
import { type Names, NO_NAMES } from '../../../investigation/names.ts'

/** Something in a log text that can be searched for: a port, a task, an object, a device; `named`: the inventory knows it. */
export type Entity = {
  start: number
  end: number
  kind: EntityKind
  text: string
  query: string
  /** What the bundles' own inventory calls it. */
  names: readonly ObjectName[]
}
type EntityKind = 'port' | 'task' | 'object' | 'device' | 'address' | 'file' | 'named'

type Shape = { kind: EntityKind; pattern: RegExp; query: (found: string) => string }

/** Each pattern's first group is what becomes the chip. Order decides where two would overlap. */
const SHAPES: Shape[] = [
  // 'task-116952', 'haTask-12-vim.VirtualMachine.reconfigure-100004711'
  { kind: 'task', pattern: /\b(task-\d+)\b/g, query: (found) => `task:${found}` },
  { kind: 'task', pattern: /\b(haTask-[\w.-]*\d)\b/g, query: (found) => `"${found}"` },
  // managed objects: 'vm-1042', 'host-22', 'group-v3', 'datastore-11', 'domain-c7', 'resgroup-8', 'dvs-21', 'session[52…]' is none
  {
    kind: 'object',
    pattern:
      /(?<![\w-])((?:vm|host|datastore|network|domain-c|group-[a-z]|resgroup|dvs|dvportgroup|datacenter|alarm|cluster)-?\d+)\b(?!-)/g,
    query: (found) => `"${found}"`,
  },
  // SCSI names: 'naa.6006016…', 'eui.…', 't10.…', 'mpx.vmhba0:C0:T0:L0'
  { kind: 'device', pattern: /\b((?:naa|eui|t10)\.[0-9A-Za-z_]{8,})/g, query: (found) => `"${found}"` },
  { kind: 'device', pattern: /\b(mpx\.vmhba\d+:C\d+:T\d+:L\d+)/g, query: (found) => `"${found}"` },
  // "TCP '127.0.0.1 : 8190'", '127.0.0.1:8190', 'vc.example.com:443', 'localhost:9090', 'port 8190', 'port=8190';
  // the number of a stack frame's line, '(Arrays.java:3332)', is none
  {
    kind: 'port',
    pattern:
      /(?:\d{1,3}(?:\.\d{1,3}){3}|localhost|\b[a-z][\w-]*(?:\.[\w-]+)+(?<!\.(?:java|kt|groovy|scala|cpp|py|js))|\])['"]?\s?:\s?(\d{2,5})\b(?![:.]\d)/gi,
    query: (found) => `port:${found}`,
  },
  { kind: 'port', pattern: /\bport[ =:]\s?(\d{2,5})\b/gi, query: (found) => `port:${found}` },
  { kind: 'address', pattern: /(?<![\d.])((?:\d{1,3}\.){3}\d{1,3})(?![\d.])/g, query: (found) => `"${found}"` },
]

/** Entities of a text, by place; the same thing twice is named twice (`distinct` for a list of chips). */
export function entities(text: string, names: Names = NO_NAMES): Entity[] {
  const found = namedIn(text, names)
  for (const { kind, pattern, query } of SHAPES) {
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? ''
      const start = match.index + match[0].lastIndexOf(value)
      const end = start + value.length
      if (kind === 'port' && !isPort(value)) continue
      if (kind === 'address' && !isAddress(value)) continue
      if (found.some((e) => start < e.end && e.start < end)) continue
      found.push({ start, end, kind, text: value, query: query(value), names: [] })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Ids that the inventory has a name for. They keep the kind that their shape tells. */
export function namedIn(text: string, names: Names): Entity[] {
  return names.within(text).map(({ start, end, names: list }) => {
    const id = text.slice(start, end)
    const shape = SHAPES.find(({ pattern }) => id.match(pattern)?.[0] === id)
    const query = shape?.query(id) ?? (/^\w+$/.test(id) ? id : `"${id}"`)
    return { start, end, kind: shape?.kind ?? 'named', text: id, query, names: list }
  })
}

/** One of each, in the order of their first places. */
export function distinct(list: Entity[]): Entity[] {
  return list.filter((entity, i) => list.findIndex((other) => other.query === entity.query) === i)
}

function isPort(text: string): boolean {
  return Number(text) > 0 && Number(text) <= 65535
}

function isAddress(text: string): boolean {
  return text !== '0.0.0.0' && text.split('.').every((part) => Number(part) <= 255)
}
