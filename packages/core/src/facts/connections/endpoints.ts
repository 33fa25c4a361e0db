/** One end of a connection as a line names it. */
export interface Endpoint {
  /** IPv4, IPv6 without brackets, or a name; null where the line has only a port. */
  address: string | null
  port: number
  /** UTF-16 offsets of the whole piece in the text; end exclusive. */
  start: number
  end: number
  role: 'local' | 'peer' | null
}

const IPV4 = '\\d{1,3}(?:\\.\\d{1,3}){3}'
const IPV6 = '[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?:%\\w+)?'
const NAME = '[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*'
const PORT = '(\\d{1,5})(?![\\w.])'

/**
 * `<TCP '127.0.0.1 : 38420'>`, `<TCP '::1 : 8085'>`, `<UDP '0.0.0.0 : 902'>`, before 6.5 without blanks: vmacore's form.
 * Local end first, then the peer.
 */
const VMACORE = new RegExp(`<(?:TCP|UDP|SSL\\w*) '\\[?(${IPV4}|${IPV6}|${NAME})\\]? ?: ?${PORT}'>`, 'g')
/** `TCP(local=127.0.0.1:44158, peer=127.0.0.1:8085)`: vmacore of 7.0 and later. */
const NAMED = new RegExp(`\\b(local|peer)=\\[?(${IPV4}|${IPV6}|${NAME})\\]?:${PORT}`, 'g')
/** `10.3.239.34:51000->10.3.239.35:443`: Go's. The caller first, then whom it called. */
const ARROW = new RegExp(
  `(?<![\\w.:/-])(?:(${IPV4})|\\[(${IPV6})\\]):${PORT}->(?:(${IPV4})|\\[(${IPV6})\\]):${PORT}`,
  'g',
)
/**
 * `10.3.239.34:8190`, `[::1]:443`, `localhost:8190`, `vc01.lab.example:443`; with what programs write before it:
 * `localhost/127.0.0.1:8190` (Java), `ipv4:127.0.0.1:8190` (gRPC), `remote address:127.0.0.1:8190` (envoy).
 */
const BEFORE = `(?:/|https?://|(?:${NAME})/|ipv[46]:|address:)?`
const PLAIN = new RegExp(`(?<![\\w.:/-])${BEFORE}(?:(${IPV4})|\\[(${IPV6})\\]|(${NAME})):${PORT}`, 'g')
/** `/0:0:0:0:0:0:0:1:8190` (Java), `ECONNREFUSED ::1:8190` (Node.js): without brackets. */
const BARE_IPV6 = new RegExp(
  `(?<=/|ECONN\\w+ |ETIMEDOUT |EHOSTUNREACH )((?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|[0-9a-fA-F:]{0,30}::[0-9a-fA-F:]{0,30}?):${PORT}`,
  'g',
)
/**
 * `host='localhost', port=8085`, `host "localhost" (127.0.0.1) and accepting TCP/IP connections on port 5432`,
 * `server at "localhost" (::1), port 5432`, `connect to localhost port 8190` (curl), `('127.0.0.1', 8190)` (Python).
 */
const WORDED = new RegExp(
  `(?:host[= ]|server at |connect(?:ion)? to |\\()['"]?(${IPV4}|${IPV6}|${NAME})['"]?(?:(?:,| \\([^)]{1,60}\\),?(?: and accepting TCP/IP connections on)?)? port[= ]|(?<='), )${PORT}`,
  'gi',
)
/** What stands before a colon and a number without being a machine. */
const NO_MACHINE =
  /\.(?:java|kt|scala|groovy|cpp|c|h|py|js|go|xml)$|^(?:line|e|errno|code|status|error|pid|id|tid|port|time|size|count|version|ver|build|opid|req|h|p|native|unknown source|level|priority|rev|exit|generation|total|lro|task|vm|host)$/i

/** The ends of connections that a text names, in the order of the text. Numbers in stack frames and times are none. */
export function readEndpoints(text: string): Endpoint[] {
  const found: Endpoint[] = []
  const add = (
    match: { index: number; 0: string },
    address: string | undefined,
    port: string,
    role: Endpoint['role'],
  ): void => {
    const start = match.index
    const end = start + match[0].length
    if (Number(port) > 65535 || found.some((other) => start < other.end && end > other.start)) return
    found.push({ address: address ?? null, port: Number(port), start, end, role })
  }
  const pairs = [...text.matchAll(VMACORE)]
  for (const [n, match] of pairs.entries()) {
    const isAlone = n === pairs.length - 1 && n % 2 === 0
    add(match, match[1], match[2]!, isAlone ? null : n % 2 === 0 ? 'local' : 'peer')
  }
  for (const match of text.matchAll(NAMED)) add(match, match[2], match[3]!, match[1] === 'local' ? 'local' : 'peer')
  for (const match of text.matchAll(WORDED)) add(match, match[1], match[2]!, 'peer')
  for (const match of text.matchAll(ARROW)) {
    const arrow = match[0].indexOf('->')
    const [local, peer] = [match[0].slice(0, arrow), match[0].slice(arrow + 2)]
    add({ 0: local, index: match.index }, match[1] ?? match[2], match[3]!, 'local')
    add({ 0: peer, index: match.index + arrow + 2 }, match[4] ?? match[5], match[6]!, 'peer')
  }
  for (const match of text.matchAll(BARE_IPV6)) add(match, match[1], match[2]!, null)
  for (const match of text.matchAll(PLAIN)) {
    const [, ipv4, ipv6, name, port] = match
    if (name === undefined || isMachine(name)) add(match, ipv4 ?? ipv6 ?? name, port!, null)
  }
  return found.sort((a, b) => a.start - b.start)
}

/** A word before a colon is taken for a machine where it looks like a full name, or is one that everybody has. */
function isMachine(name: string): boolean {
  if (NO_MACHINE.test(name)) return false
  return name === 'localhost' || /^[\w-]+(?:\.[\w-]+)+$/.test(name)
}

/** True for addresses by which a machine reaches nobody but itself. */
export function isLoopback(address: string | null): boolean {
  return address !== null && /^(?:127\.|::1$|localhost\b|0:0:0:0:0:0:0:1$|::ffff:127\.)/i.test(address)
}

/** `10.3.239.34:443`, `[2001:db8::31]:443`. */
export function hostAndPort(address: string, port: number): string {
  return `${address.includes(':') ? `[${address}]` : address}:${port}`
}
