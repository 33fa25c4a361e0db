import type { Header } from '../header.ts'
import { BLANK, OPEN, skipBlanks, skipDigits, wordEnd } from '../scan.ts'
import { levelOfWord } from '../severity.ts'

/**
 * What Java's and Python's logging write between the time and the text, in whatever order somebody configured:
 *
 *     [pool-2-thread-1] INFO  opId=sps-Main-1 com.vmware.pbm.Store - text
 *     pool-6-thread-1 WARN  common.vmomi.authn.SsoAuthenticatorImpl text
 *     INFO  2101 --- [main] c.v.content.Library : text
 *     - vmware.appliance.update - ERROR - text
 *     INFO vmware_b2b.patching.phases.patcher: text
 *
 * One word after the other is taken for what it looks like, until one looks like text. A level must be among them, and
 * either it comes first or a thread or class stands beside it.
 */
interface Cursor {
  at: number
  /** Words before the level: the thread's name, as a rule. */
  before: number
  words: number
  dashed: boolean
  /** The thread was taken from several words that nothing encloses. */
  loose: boolean
  /** The class stood in a bracket, and a thread may yet follow. */
  enclosed: boolean
}

const MOST_TOKENS = 14
const MOST_WORDS = 6
/** Longest bracket that may be a field of the header. */
const LONGEST = 160

/** Fills level, thread, component and op; returns where the message starts, or 0 when this is no such header. */
export function readServiceFields(line: string, at: number, header: Header): number {
  const cursor: Cursor = {
    at: skipBlanks(line, at),
    before: -1,
    words: 0,
    dashed: false,
    loose: false,
    enclosed: false,
  }
  let leads = false
  for (let tokens = 0; tokens < MOST_TOKENS && cursor.at < line.length; tokens++) {
    const hadLevel = header.level > 0
    const c = line.charCodeAt(cursor.at)
    const taken = c === OPEN || c === PAREN ? bracket(line, cursor, header) : word(line, cursor, header)
    if (taken === 'no') return 0
    if (!hadLevel && header.level > 0) leads = cursor.words === 0 && header.thread === ''
    if (taken === 'text') break
    cursor.at = skipBlanks(line, cursor.at)
    if (taken === 'last') break
  }
  // Several words before a level are a thread's name only where a class follows; else they are a sentence.
  if (header.level === 0 || (cursor.loose && header.component === '')) return 0
  return leads || header.thread !== '' || header.component !== '' ? cursor.at : 0
}

/** `more`: go on; `last`: taken, and the text follows; `text`: not a field; `no`: not such a line. */
type Taken = 'more' | 'last' | 'text' | 'no'

function bracket(line: string, cursor: Cursor, header: Header): Taken {
  const from = cursor.at
  const close = line.indexOf(line.charCodeAt(from) === OPEN ? ']' : ')', from + 1)
  const known = header.level > 0
  if (close < 0 || close > from + LONGEST) return known ? 'text' : 'no'
  const inner = line.slice(from + 1, close).trim()
  // A bracket within a bracket is another service's header: `[tomcat-exec-7 [] INFO …`.
  if (!known && inner.includes('[')) return 'no'
  cursor.at = close + 1
  const op = OP.exec(inner)
  if (op) {
    header.op ||= op[1]!
    return 'more'
  }
  if (header.component !== '' && known) {
    // JBoss: `LEVEL [class] (thread) text`
    if (header.thread === '' && cursor.enclosed && THREAD_NAME.test(inner)) {
      header.thread = inner
      return 'last'
    }
    cursor.at = from
    return 'text'
  }
  const level = levelOfWord(inner)
  const named = header.thread === '' ? (THREAD_AND_MODULE.exec(inner) ?? THREAD_FIELD.exec(inner)) : null
  if (named) {
    header.thread = named[1]!
    header.component ||= named[2] ?? ''
    return 'more'
  }
  // Aria's adapters: `INFO [thread] (17) class - text`
  if (known && header.thread !== '' && header.component === '' && /^\d{1,10}$/.test(inner)) {
    header.extra = inner
    return 'more'
  }
  if (!known && level > 0) {
    header.level = level
    takeThread(line, cursor, from, header)
  } else if (known && DOTTED.test(inner.replace(LINE_NUMBER, ''))) {
    header.component = inner.replace(LINE_NUMBER, '')
    cursor.enclosed = header.thread === ''
  } else if (header.component === '' && DOTTED.test(inner) && !/\d/.test(inner)) header.component = inner
  else if (header.thread === '' && cursor.before < 0) takeEnclosed(inner, header)
  else if (NAME.test(inner) && header.component === '') header.component = inner
  else if (!known) return 'more'
  else {
    cursor.at = from
    return 'text'
  }
  // `2021-05-06T07:08:09 [2101]DEBUG:vmware.appliance:text`
  return endsWithColon(line, cursor) ? 'last' : 'more'
}

/** A thread, with what HCX has beside it: `Interconnect_SvcThread-9, Ent: HybridityAdmin, , TxId: 1a2b-3c`. */
function takeEnclosed(inner: string, header: Header): void {
  const transaction = TRANSACTION.exec(inner)
  header.thread = transaction ? inner.slice(0, inner.indexOf(',')) : inner
  if (!transaction) return
  header.op = transaction[2]!
  header.extra = transaction[1]!.replace(/(?:, ?)+$/, '')
}

function word(line: string, cursor: Cursor, header: Header): Taken {
  const from = cursor.at
  const end = wordEnd(line, from)
  const text = line.slice(from, Math.min(end, from + LONGEST))
  cursor.at = end
  if (SEPARATOR.test(text)) {
    cursor.dashed = true
    return header.level > 0 && (header.component !== '' || header.thread !== '') && text !== '---' ? 'last' : 'more'
  }
  // milliseconds since the start or a process before the thread: `12345 [Sharding-1] WARN  class - text`, `[INFO] 3444 [worker-1] - text`
  if (cursor.before < 0 && header.thread === '' && line.startsWith(' [', end) && /^\d{1,12}$/.test(text)) {
    header.extra = text
    return 'more'
  }
  // `- 2101 - bootstrap::main::310 - INFO - text`
  if (cursor.dashed && header.thread === '' && line.startsWith(' - ', end) && /^\d{1,12}$/.test(text)) {
    header.thread = text
    return 'more'
  }
  if (header.level === 0) return beforeLevel(line, cursor, from, text, header)
  const op = OPENING_OP.exec(text)
  if (op) {
    header.op ||= op[1]!
    return 'more'
  }
  cursor.at = from
  if (header.component !== '') return 'text'
  const digits = skipDigits(line, from)
  // Spring Boot: `INFO 2101 --- [thread] class : text`
  if (digits === end && line.startsWith(' ---', end)) {
    header.extra = text
    cursor.at = end
    return 'more'
  }
  if (header.thread === '' && THREAD.test(text) && introducesClass(line, skipBlanks(line, end))) {
    header.thread = text
    cursor.at = end
    return 'more'
  }
  return component(line, cursor, text, end, header)
}

/** A word while no level has been seen: the level itself, `LEVEL:module:text`, or part of the thread's name. */
function beforeLevel(line: string, cursor: Cursor, from: number, text: string, header: Header): Taken {
  // cloud-init's: `util.py[DEBUG]: text`
  const module = cursor.before < 0 ? MODULE_AND_LEVEL.exec(text) : null
  if (module && levelOfWord(module[2]!) > 0) {
    header.component = module[1]!
    header.level = levelOfWord(module[2]!)
    return 'last'
  }
  const colon = text.indexOf(':')
  const level = levelOfWord(colon > 0 ? text.slice(0, colon) : text)
  if (level > 0 && isUpper(text.charCodeAt(0))) {
    header.level = level
    takeThread(line, cursor, from, header)
    if (colon < 0) return 'more'
    cursor.at = from + colon + 1
    const module = MODULE.exec(line.slice(cursor.at, cursor.at + LONGEST))
    if (module) {
      header.component = module[1]!
      cursor.at += module[0].length
    }
    return 'last'
  }
  const op = OPENING_OP.exec(text)
  if (op) {
    takeThread(line, cursor, from, header)
    header.op ||= op[1]!
    return 'more'
  }
  // A thread may hold colons (`host:443-worker`), but a word that ends with one is a tag of another format.
  if (text.endsWith(':') || text.includes('=') || ++cursor.words > MOST_WORDS) return 'no'
  if (cursor.before < 0) cursor.before = from
  return 'more'
}

/** What stood before the level: the logger where dashes part the fields, else the thread. */
function takeThread(line: string, cursor: Cursor, levelAt: number, header: Header): void {
  if (cursor.before < 0) return
  const name = line.slice(cursor.before, levelAt).replace(/[\s|-]+$/, '')
  cursor.before = -1
  if (cursor.dashed && header.component === '' && NAME.test(name)) header.component = name
  else if (header.thread === '') {
    header.thread = name.trim().replace(/^<([^<>]+)>$/, '$1')
    cursor.loose = header.thread.includes(' ')
  }
}

/** `c.v.content.Library : `, `Patcher:118 - `, `vmware_b2b.patcher: `; a bare word must look like a class. */
function component(line: string, cursor: Cursor, text: string, end: number, header: Header): Taken {
  const name = COMPONENT.exec(text)
  if (!name) return 'text'
  const tail = text.slice(name[0].length)
  if (tail !== '' && tail !== ':' && !SOURCE.test(tail)) return 'text'
  const next = skipBlanks(line, end)
  const parted = line.startsWith('- ', next) || line.startsWith(': ', next) || line.startsWith('| ', next)
  const colon = tail === ':' && (/[._]|:\d/.test(name[0]) || /[a-z][A-Z]/.test(name[0]))
  if (!parted && !colon && !CLASS.test(name[1]!)) return 'text'
  header.component = name[1]!.replace(/-+$/, '')
  cursor.at = end
  return tail.endsWith(':') ? 'last' : 'more'
}

/** Whether a class or an operation's bracket stands at `at`: what is before it is a thread then. */
function introducesClass(line: string, at: number): boolean {
  const next = line.slice(at, Math.min(wordEnd(line, at), at + LONGEST))
  return next.startsWith('[op') || CLASS.test(next.replace(/:\d{0,6}$/, ''))
}

function endsWithColon(line: string, cursor: Cursor): boolean {
  if (line.charCodeAt(cursor.at) !== COLON || line.charCodeAt(cursor.at + 1) !== BLANK) return false
  cursor.at++
  return true
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90
}

const PAREN = 40
const COLON = 58
const SEPARATOR = /^(?:-{1,3}|[:|])$/
const OP = /\b(?:op(?:ID|Id|_id)|operationI[Dd]|[cC]orId|reqId)=([^\s\],;)]+)/
const THREAD_NAME = /^[\w .#@/:-]{1,80}$/
const THREAD = /^[A-Za-z][\w.#@:-]*[-\d][\w.#@:-]*$|^main$/
/** `[MainThread:appliance.vapi.auth:authn.py:120]` */
const THREAD_AND_MODULE = /^([\w-]{1,60}):([\w.]{1,80}):[\w.-]{1,60}\.py:\d{1,6}$/
/** `[ops@4413 threadId="12" threadName="Collector worker 3"]` */
const THREAD_FIELD = /\bthreadName="([^"]{1,100})"/
const TRANSACTION = /^[^,]{1,80}, (.{0,120})\bTxId: ([\w-]{4,60})$/
const LINE_NUMBER = /:\d{1,6}$/
const OPENING_OP = /^op(?:ID|Id|_id)=(\S*)/
/** `Class.method(Class.java:12)` */
const SOURCE = /^\([\w.$]{1,80}(?::\d{1,6})?\):?$/
/** A package and a class, as logback shortens them too. */
const DOTTED = /^[A-Za-z_$][\w$-]{0,80}(?:\.[\w$-]{1,80}){1,12}$/
const NAME = /^[A-Za-z_][\w.$/:-]{0,120}$/
const COMPONENT = /^([A-Za-z_$][\w$]{0,80}(?:[.$-][\w$-]{1,80}){0,12})(?::\d{1,6})?/
/** Two dots or more, or a class's capital behind the last: a host's name at the start of a text has neither. */
const CLASS =
  /^(?:[\w$-]+\.){1,12}[A-Z][\w$-]*$|^(?:[a-z][\w$-]*\.){2,12}[A-Z]\w*|^(?:com|org|java|net|vmware)\.[\w$.-]+$|^(?=[a-z.\d]*_)[a-z]\w*(?:\.[a-z_]\w*){2,12}$/
const MODULE_AND_LEVEL = /^([\w.]{1,60})\[([A-Z]{4,8})\]:$/
const MODULE = /^([A-Za-z_][\w.-]{0,80}):/
