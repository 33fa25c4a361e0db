import { detectEncoding, type Encoding, headToUtf8 } from '../bundle/encoding.ts'
import { detect } from './detect.ts'
import type { Detection, LogFormat } from './format.ts'

export type FileKind = 'log' | 'snapshot' | 'config' | 'other'

export interface Classification {
  kind: FileKind
  /** For people: `output of a command`, `binary: NUL bytes`. */
  reason: string
  /** Of the file's text, by its first bytes; `utf-8` for what is no text. */
  encoding: Encoding
  /** What its first lines are read by; null where no format reads any of them. */
  detection: Detection | null
}

const CONFIG_NAME =
  /\.(?:conf|cfg|cnf|xml|vmx|vmxf|vmsd|vmdk|properties|json|ya?ml|ini|service|crt|pem|cer|key|sh|py|mfx|html?)$/i
/** Rows of values, which have dates as well; only a header that is hard to mistake makes a log of one. */
const TABLE_NAME = /\.(?:csv|tsv|sql)$/i
const BINARY_NAME =
  /\.(?:vmdk|vmem|vmss|vmsn|nvram|iso|img|bin|core|dump|zdump|png|jpe?g|gif|pcap|db|so|dll|exe|sys|vib|jks|p12)$/i
const LOG_NAME =
  /(?:[._]log(?:[._-]|$)|[._-](?:stdout|stderr|trace|out|err)$|^(?:messages|syslog|dmesg|stdout|stderr)(?:[._-]|$))/i
/** Tab, line ends, form feed, and the escape that begins a colour. */
const WHITE = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b])
/** Holes in the first bytes of a file: a program writes NULs all over. */
const MANY_HOLES = 8
/** Share of a file's first bytes. */
const LEAST_TEXT = 0.25
const LOG_FOLDER = /(?:^|\/)(?:log|logs|diag)\//i

/**
 * What a file is taken for, by its first bytes (unpacked; 16 KiB or more are best) and its path.
 * Content comes first: whatever a log format reads is a log, whatever its name.
 *
 * @param extra see `detect`
 * @param whole the bytes are all there are: their last line is no cut-off one
 */
export function classify(path: string, head: Buffer, extra: readonly LogFormat[] = [], whole = false): Classification {
  const { encoding } = detectEncoding(head)
  const text = headToUtf8(head, encoding)
  const detection = detect(headLines(text, whole), path, extra)
  return { ...classifyText(path, text, detection), encoding, detection }
}

function classifyText(path: string, head: Buffer, found: Detection | null): Pick<Classification, 'kind' | 'reason'> {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.FRAG-\d+$/, '')
  if (head.length === 0) return { kind: 'other', reason: 'empty file' }

  const isCommand = /(?:^|\/)commands\//.test(path)
  // A command's output or a configuration may quote a line of a log: only a file full of them is a log.
  const strong = found !== null && found.score >= 0.3 && found.format.specificity >= 0.5
  if (found && (strong || !(isCommand || CONFIG_NAME.test(name) || TABLE_NAME.test(name) || looksBinary(head)))) {
    return { kind: 'log', reason: found.reason }
  }
  if (BINARY_NAME.test(name) && head.includes(0)) return { kind: 'other', reason: `binary: ${extension(name)}` }
  if (looksBinary(head)) return { kind: 'other', reason: 'binary: NUL bytes' }
  if (isCommand) return { kind: 'snapshot', reason: 'output of a command' }
  if (CONFIG_NAME.test(name)) return { kind: 'config', reason: `configuration: ${extension(name)}` }
  if (/(?:^|\/)etc\//.test(path)) return { kind: 'config', reason: 'configuration: under etc' }
  if (TABLE_NAME.test(name)) return { kind: 'other', reason: `rows of values: ${extension(name)}` }
  if (LOG_NAME.test(name) || LOG_FOLDER.test(path)) return { kind: 'log', reason: 'named as a log; no format known' }
  return { kind: 'other', reason: 'text of no known format' }
}

function headLines(head: Buffer, whole: boolean): string[] {
  // a hole is passed over by the parser, too
  const lines = head
    .toString('latin1')
    .replace(/^\0+|(?<=\n)\0+/g, '')
    .split('\n')
  if (lines.length > 1 && !(whole && lines.at(-1) !== '')) lines.pop() // cut off by the end of the head, or empty
  return lines.slice(0, 200).map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line).slice(0, 4096))
}

/**
 * Text has no NUL bytes and hardly any control characters. A crash or a full disk leaves a hole of NULs in a log, though: one
 * hole, then text again.
 */
function looksBinary(head: Buffer): boolean {
  if (!head.includes(0)) return false
  let [nuls, holes, strange] = [0, 0, 0]
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]!
    if (byte === 0) {
      nuls++
      if (head[i - 1] !== 0) holes++
    } else if (byte < 0x20 && !WHITE.has(byte)) strange++
  }
  const text = head.length - nuls
  return strange * 50 > text || holes > MANY_HOLES || text < LEAST_TEXT * head.length
}

function extension(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase()
}
