import type { Problem } from '@bundlescope/contract/problem.ts'

/** What the server said went wrong (RFC 9457), or `offline` when it did not answer at all. */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly detail: string | undefined
  /** Place in the query text, for `bad-query`. */
  readonly span: { start: number; end: number } | undefined
  /** What a conflicting change met, as it is now: in the shape that the address answers with. */
  readonly current: unknown

  constructor(problem: Pick<Problem, 'title' | 'status' | 'code' | 'detail' | 'span' | 'current'>) {
    super(problem.detail ?? problem.title)
    this.name = 'ApiProblem'
    this.code = problem.code
    this.status = problem.status
    this.detail = problem.detail
    this.span = problem.span
    this.current = problem.current
  }
}

export const API = '/api/v1'

/** Values of a query string: absent ones are left out. Lists go as one comma-separated value. */
export type Params = Record<string, string | number | readonly string[] | null | undefined>

/** Example: `apiUrl('/investigations/x/events', { q: 'a b', level: ['error'] })` → `/api/v1/investigations/x/events?q=a+b&level=error` */
function apiUrl(path: string, params: Params = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    const text = Array.isArray(value) ? value.join(',') : value
    if (text !== null && text !== undefined && text !== '') query.set(name, String(text))
  }
  const tail = query.toString()
  return `${API}${path}${tail ? `?${tail}` : ''}`
}

export type Call = {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  params?: Params
  body?: unknown
  signal?: AbortSignal
}

/** Calls the server. Rejects with ApiProblem, or with the signal's reason when it was given up. */
export async function call<T>(path: string, { method = 'GET', params, body, signal }: Call = {}): Promise<T> {
  const init: RequestInit = { method, signal: signal ?? null }
  if (body !== undefined) {
    init.headers = { 'content-type': 'application/json' }
    init.body = JSON.stringify(body)
  }
  let response: Response
  try {
    response = await fetch(apiUrl(path, params), init)
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiProblem({ title: 'The server does not answer', status: 0, code: 'offline' })
  }
  if (!response.ok) throw await problemOf(response)
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** The Problem of an answer; one is made up where something in between answered with other text. */
async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null)
  if (isProblem(body)) return new ApiProblem(body)
  const title = response.statusText || `HTTP ${response.status}`
  return new ApiProblem({ title, status: response.status, code: response.status >= 502 ? 'offline' : 'internal' })
}

export function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'status' in body
}
