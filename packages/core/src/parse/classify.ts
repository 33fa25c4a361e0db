import { detect } from './detect.ts'

export type FileKind = 'log' | 'snapshot' | 'config' | 'other'

export interface Classification {
  kind: FileKind
  /** For people: `output of a command`, `binary: NUL bytes`. */
  reason: string
}

const CONFIG_NAME =
  /\.(?:conf|cfg|cnf|xml|vmx|vmxf|vmsd|vmdk|properties|json|ya?ml|ini|service|crt|pem|cer|key|sh|py|mfx|html?)$/i
const BINARY_NAME =
  /\.(?:vmdk|vmem|vmss|vmsn|nvram|iso|img|bin|core|dump|zdump|png|jpe?g|gif|pcap|db|so|dll|exe|sys|vib|jks|p12)$/i
const LOG_NAME =
  /(?:[._]log(?:[._-]|$)|[._-](?:stdout|stderr|trace|out|err)$|^(?:messages|syslog|dmesg|stdout|stderr)(?:[._-]|$))/i
const LOG_FOLDER = /(?:^|\/)(?:log|logs|diag)\//i

/**
 * What a file is taken for, by its first bytes (unpacked; 16 KiB or more are best) and its path.
 * Content comes first: whatever a log format reads is a log, whatever its name.
 */
export function classify(path: string, head: Buffer): Classification {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.FRAG-\d+$/, '')
  if (head.length === 0) return { kind: 'other', reason: 'empty file' }
  const bom = utf16Mark(head)
  if (bom) return { kind: 'other', reason: `text in ${bom}, which is not read yet` }

  const lines = headLines(head)
  const found = detect(lines, path)
  const isCommand = /(?:^|\/)commands\//.test(path)
  // A command's output or a configuration may quote a line of a log: only a file full of them is a log.
  const strong = found !== null && found.score >= 0.3 && found.format.specificity >= 0.5
  if (found && (strong || !(isCommand || CONFIG_NAME.test(name) || looksBinary(head)))) {
    return { kind: 'log', reason: found.reason }
  }
  if (BINARY_NAME.test(name) && looksBinary(head)) return { kind: 'other', reason: `binary: ${extension(name)}` }
  if (looksBinary(head)) return { kind: 'other', reason: 'binary: NUL bytes' }
  if (isCommand) return { kind: 'snapshot', reason: 'output of a command' }
  if (CONFIG_NAME.test(name)) return { kind: 'config', reason: `configuration: ${extension(name)}` }
  if (/(?:^|\/)etc\//.test(path)) return { kind: 'config', reason: 'configuration: under etc' }
  if (LOG_NAME.test(name) || LOG_FOLDER.test(path)) return { kind: 'log', reason: 'named as a log; no format known' }
  return { kind: 'other', reason: 'text of no known format' }
}

function headLines(head: Buffer): string[] {
  const lines = head.toString('latin1').split('\n')
  if (lines.length > 1) lines.pop() // cut off by the end of the head, or empty
  return lines.slice(0, 200).map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line).slice(0, 4096))
}

function utf16Mark(head: Buffer): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'UTF-16 (little-endian)'
  if (head[0] === 0xfe && head[1] === 0xff) return 'UTF-16 (big-endian)'
  return null
}

/** NUL bytes are no text; a few of them in a log are what a crash leaves behind, and the caller looks there first. */
function looksBinary(head: Buffer): boolean {
  return head.includes(0)
}

function extension(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase()
}
