import type { SensitiveKind } from './sensitive.ts'

/** Something that gives itself away by its shape, though no inventory knows it. */
export interface Found {
  from: number
  to: number
  kind: SensitiveKind
}

interface Pattern {
  /** Flags `gid`: the group `it` is what is hidden. */
  shape: RegExp
  kind: SensitiveKind
  accept?(value: string): boolean
}

const PATTERNS: readonly Pattern[] = [
  { kind: 'id', shape: /(?<![\da-f-])(?<it>[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})(?![\da-f])/dgi },
  // `42 1c 00 11 22 33 44 55-66 77 88 99 aa bb cc dd`, of a VM and, after `VMware-`, its serial number
  { kind: 'id', shape: /(?<![\da-f])(?<it>(?:[\da-f]{2} ){7}[\da-f]{2}-(?:[\da-f]{2} ){7}[\da-f]{2})(?![\da-f])/dgi },
  { kind: 'id', shape: /\bserial[ _-]?(?:number|no|num)?\.?["']?\s*[=:]\s*["']?(?<it>[\w-]{5,64})/dgi },
  // volumes of VMFS: `5fc0a1b2-1a2b3c4d-5e6f-0050569a1b2c`
  { kind: 'datastore', shape: /(?<![\da-f-])(?<it>[\da-f]{8}-[\da-f]{8}-[\da-f]{4}-[\da-f]{12})(?![\da-f])/dgi },
  { kind: 'device', shape: /\b(?<it>(?:naa|eui|vml)\.[\da-f]{16,64}|t10\.[\w.-]{8,128})/dgi },
  {
    kind: 'mac',
    shape: /(?<![\da-f:-])(?<it>[\da-f]{2}(?::[\da-f]{2}){5}|[\da-f]{2}(?:-[\da-f]{2}){5})(?![\da-f:-])/dgi,
    accept: isMac,
  },
  { kind: 'address', shape: /(?<![\w:.])(?<it>[\da-f]{0,4}(?::[\da-f]{0,4}){2,7})(?![\w:])/dgi, accept: isIpv6 },
  {
    kind: 'address',
    shape: /(?:(?<![\d.])|(?<=%[\da-f]{2}))(?<it>\d{1,3}(?:\.\d{1,3}){3})(?![\d]|\.\d)/dgi,
    accept: isIpv4,
  },
  // people: alice@corp.example, CORP\alice, user=alice, for user alice from
  {
    kind: 'user',
    shape: /(?<![\w.%+-])(?<it>[\w.%+-]{1,64})@(?=[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}\b)/dgi,
    accept: isNoNumber,
  },
  { kind: 'domain', shape: /(?<=[\w.%+-]@)(?<it>[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24})\b/dgi },
  {
    kind: 'domain',
    shape: /(?<![\w\\:.-])(?<it>[A-Z][A-Z\d.-]{1,30})\\{1,2}(?=[a-z][\w.$-]*(?![\w\\]))/dg,
    accept: isWindowsDomain,
  },
  {
    kind: 'user',
    shape: /(?<![\w\\:.-])[A-Z][A-Z\d.-]{1,30}\\{1,2}(?<it>[A-Za-z][\w.$-]*)(?![\w\\])/dg,
    accept: isNoFile,
  },
  {
    kind: 'user',
    shape:
      /\b(?:user(?:_?name|_?id)?|login|logname|account|principal|ruser)["']?\s*[=:]\s*["']?(?:vpxuser:)?(?:[\w.-]+\\{1,2})?(?<it>[A-Za-z_][\w.$-]{1,63})/dgi,
    accept: isName,
  },
  {
    kind: 'user',
    shape: /\b(?:for|of|by) (?:invalid )?user '?(?:[\w.-]+\\{1,2})?(?<it>[A-Za-z_][\w.$-]{1,63})/dgi,
    accept: isName,
  },
  {
    kind: 'user',
    shape: /\b(?:Accepted|Failed) [\w/-]+ for (?:invalid user )?(?<it>[A-Za-z_][\w.$-]{1,63}) from\b/dg,
    accept: isName,
  },
  // an event of vCenter, by whom and in which datacenter: `[CORP\\alice] [Osaka] [4711] [Task: Create virtual machine]`
  { kind: 'user', shape: /\[(?<it>[A-Za-z_][\w.$-]{1,63})\] \[[^[\]\n]{0,80}\] \[\d+\] \[/dg, accept: isNoPackage },
  { kind: 'datacenter', shape: /\[[^[\]\n]{0,200}\] \[(?<it>[^[\]\n]*[^\d\s[\]][^[\]\n]*)\] \[\d+\] \[/dg },
]

/** Everything in a text that looks like an address, a person, an id. Places may overlap. */
export function findShapes(text: string): Found[] {
  const found: Found[] = []
  for (const { shape, kind, accept } of PATTERNS) {
    for (const match of text.matchAll(shape)) {
      const [from, to] = match.indices!.groups!.it!
      if (accept?.(text.slice(from, to)) ?? true) found.push({ from, to, kind })
    }
  }
  return found
}

/** Host names of known domains that no inventory knows: `backup07.corp.example`. */
export function findHosts(text: string, domains: readonly string[]): Found[] {
  const found: Found[] = []
  const folded = text.toLowerCase()
  for (const domain of domains) {
    for (let at = folded.indexOf(`.${domain}`); at >= 0; at = folded.indexOf(`.${domain}`, at + 1)) {
      const to = at + 1 + domain.length
      const before = folded.slice(Math.max(0, at - 253), at)
      // `%3Aesx01.corp.example` is an address with its colon escaped.
      const label = /(?:(?<=%[\da-f]{2})|(?<![a-z\d.%-]))[a-z\d][a-z\d.-]*$/.exec(before)
      if (label && !/[\w-]/.test(folded[to] ?? '')) found.push({ from: at - label[0].length, to, kind: 'host' })
    }
  }
  return found
}

function isMac(value: string): boolean {
  return value.includes(':') || /[a-f]/i.test(value)
}

function isIpv4(value: string): boolean {
  return value.split('.').every((part) => Number(part) <= 255 && !/^0\d/.test(part))
}

/** Eight groups, or fewer with one gap; `09:20:50` is a time, `add::face` a name of C++. */
function isIpv6(value: string): boolean {
  if (!/\d/.test(value) || !/^[\da-f:]+$/i.test(value)) return false
  const gaps = value.split('::').length - 1
  const groups = value.split(':').filter((group) => group !== '').length
  if (/^:(?!:)|(?<!:):$/.test(value)) return false
  return gaps === 0 ? groups === 8 : gaps === 1 && groups >= 1 && groups <= 7
}

/** `8190@esx01.corp.example` is a port. */
function isNoNumber(value: string): boolean {
  return !/^\d+$/.test(value)
}

/** `HKLM\system` and the like are no domains. */
function isWindowsDomain(value: string): boolean {
  return !/^HK(?:LM|CU|CR|U|CC|EY[A-Z_]*)$/.test(value)
}

function isNoFile(value: string): boolean {
  return !/\.(?:sys|dll|exe|log|txt|inf|cat|ini|dat)$/i.test(value)
}

/** `com.vmware.vcIntegrity` acts on its own. */
function isNoPackage(value: string): boolean {
  return !value.startsWith('com.')
}

/** Not `user=null` and not what a sentence goes on with. */
function isName(value: string): boolean {
  return !/^(?:null|none|true|false|is|was|has|not|from|with|in|on|at|to|and|session|data|name|id|the|a|an|this)$/i.test(
    value,
  )
}
