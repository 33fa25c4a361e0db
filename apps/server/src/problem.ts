import type { Person } from '@bundlescope/contract/case.ts'
import type { Problem } from '@bundlescope/contract/problem.ts'
import { PROBLEMS, type ProblemCode } from '@bundlescope/contract/problems.ts'

export interface ProblemMore {
  /** Place in the search text. */
  span?: Problem['span']
  /** Of a conflict: the thing as it is now, and who changed it. */
  current?: unknown
  by?: Person | null
}

/** An error that is meant for the client: what went wrong, in neutral words, with a code of the contract's table. */
export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly more: ProblemMore

  constructor(code: ProblemCode, detail: string, more: ProblemMore = {}) {
    super(detail)
    this.code = code
    this.more = more
  }
}

/** The wire shape of a problem. `status` only where a protocol (tus) wants another than the table's. */
export function problem(code: ProblemCode, detail?: string, more: ProblemMore & { status?: number } = {}): Problem {
  const { status, title } = PROBLEMS[code]
  return {
    type: `urn:bundlescope:problem:${code}`,
    title,
    status: more.status ?? status,
    code,
    ...(detail && { detail }),
    ...(more.span && { span: more.span }),
    ...(more.current !== undefined && { current: more.current }),
    ...(more.by && { by: more.by }),
  }
}

/** What any thrown thing is to a client. Only problems tell their message; everything else is an `internal` one. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof Error)) return problem('internal')
  if (error instanceof ProblemError) return problem(error.code, error.message, error.more)
  if (error.name === 'AbortError') return problem('cancelled')
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL')
    return problem('no-space', 'The disk of the data directory is full.')
  if (typeof code === 'string' && /^(?:EROFS|EACCES|EIO|SQLITE_(?:READONLY|IOERR|CANTOPEN).*)$/.test(code))
    return problem('no-data-dir', dataDirGone(code))
  if (typeof code === 'string' && code in PROBLEMS && code !== 'internal')
    return problem(code as ProblemCode, error.message)
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return problem(codeOfStatus(statusCode), error.message, { status: statusCode })
  }
  return problem('internal')
}

/** `code`: what the system says, `ENOENT`. */
export function dataDirGone(code: string): string {
  return `The data directory cannot be used (${code}). It was moved or removed, or its disk is gone or read-only.`
}

/** The code that fits a status of a library (Fastify, tus) best. */
export function codeOfStatus(status: number): ProblemCode {
  if (status === 401) return 'unauthenticated'
  if (status === 403) return 'forbidden'
  if (status === 429) return 'too-many'
  if (status === 404 || status === 410) return 'not-found'
  if (status === 409 || status === 423) return 'conflict'
  if (status === 413) return 'too-large'
  if (status === 507) return 'no-space'
  return status >= 500 ? 'internal' : 'bad-request'
}
