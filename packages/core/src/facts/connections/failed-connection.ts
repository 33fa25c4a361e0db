import { CONNECTION_FAILURES, type ConnectionFailure, failureOfErrno } from '../../knowledge/errno.ts'
import { isDenied } from '../denial.ts'
import { type Endpoint, isLoopback, readEndpoints } from './endpoints.ts'

/** A connection that could not be made, or broke, as one line tells it. */
export interface FailedConnection {
  failure: ConnectionFailure
  /** Both ends where the line names both; the peer may be the only one. */
  local: Endpoint | null
  peer: Endpoint
  /** Both ends are the same machine. */
  isLocal: boolean
  /** The line tells of an attempt to connect, so the peer is the server, whatever the numbers. */
  isAttempt: boolean
}

const ERRNO = /(?:\be: |\berrno[ =:]*|\berrno\s*\(|connect_error:_?|connect error: )(\d{2,5})\b/i

/** A connection that stands can be reset, or fall silent, and then either end may have called. */
const ATTEMPT = /\bconnect(?:ing)?\b(?! timed? out| reset)|\bdial\b|econnrefused|connect(?:ion)?_(?:error|failure)/i

const ACCESS_LINE = /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT) \/\S* .*\b503\b/

const WORDS: readonly [RegExp, ConnectionFailure][] = [
  [/connection refused|econnrefused|actively refused|\b503 (?:\S+ )?UF\b/i, 'refused'],
  [/connect(?:ion)? timed out|etimedout/i, 'timed out'],
  [/no route to host|ehostunreach|network is unreachable|enetunreach/i, 'no route'],
  [/connection reset|econnreset/i, 'reset'],
]

/**
 * Reads which connection failed, and how; null where the text names no port. Which of two ends is the server is only
 * said of attempts.
 *
 *     Failed to connect socket; <io_obj …, <TCP '127.0.0.1 : 38420'>, <TCP '127.0.0.1 : 8190'>>, e: 111(Connection refused)
 *     Connect to localhost:8190 [localhost/127.0.0.1] failed: Connection refused
 *     dial tcp 10.0.0.5:443: connect: no route to host
 */
export function readFailedConnection(text: string): FailedConnection | null {
  const head = text.slice(0, 4000)
  const failure = failureIn(head)
  if (failure === null) return null
  const ends = readEndpoints(head)
  // A proxy's access line names its client and itself first, and last whom it could not reach.
  const open = ends.filter((end) => end.role === null)
  const peer = ends.find((end) => end.role === 'peer') ?? (ACCESS_LINE.test(head) ? open.at(-1) : open[0])
  if (!peer || peer.port === 0) return null
  // Before it got a port of its own, an end reads `0.0.0.0 : 0`.
  const local = ends.find((end) => end.role === 'local' && end.port !== 0) ?? null
  const isLocal = isLoopback(peer.address) || (local !== null && local.address === peer.address)
  const isAttempt = failure === 'refused' || failure === 'no route' || local === null || ATTEMPT.test(head)
  return { failure, local, peer, isLocal, isAttempt }
}

function failureIn(text: string): ConnectionFailure | null {
  const number = ERRNO.exec(text)?.[1]
  const byNumber = number === undefined ? null : failureOfErrno(Number(number))
  if (byNumber) return byNumber
  for (const [words, failure] of WORDS) {
    const said = words.exec(text)
    if (said && !isDenied(text, said.index, said.index + said[0].length)) return failure
  }
  return null
}

export const FAILURE_PROBES = CONNECTION_FAILURES.map(({ failure, query }) => ({ failure, query }))
