import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem, call } from './client.ts'

const answers = (status: number, body: string) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(status === 204 ? null : body, { status })),
  )
const failure = (path: string) =>
  call(path).then(
    () => undefined,
    (error: unknown) => error,
  )

afterEach(() => vi.unstubAllGlobals())

describe('calls to the server', () => {
  it('leave absent parameters out and join lists', async () => {
    answers(200, '[]')
    await call('/investigations/x/events', {
      params: { q: 'a b&c', from: null, level: ['error', 'warning'], source: [] },
    })
    expect(vi.mocked(fetch).mock.calls[0]![0]).toBe('/api/v1/investigations/x/events?q=a+b%26c&level=error%2Cwarning')
  })

  it('answer nothing where there is nothing', async () => {
    answers(204, '')
    expect(await call('/investigations/x', { method: 'DELETE' })).toBeUndefined()
  })

  it('reject with the problem, its place in the query included', async () => {
    const span = { start: 3, end: 4 }
    answers(
      400,
      JSON.stringify({
        type: 'about:blank',
        title: 'Unreadable',
        status: 400,
        code: 'bad-query',
        detail: 'Unclosed',
        span,
      }),
    )
    expect(await failure('/x')).toMatchObject({ name: 'ApiProblem', code: 'bad-query', message: 'Unclosed', span })
  })

  it('make a problem of any other answer, and of none', async () => {
    answers(502, '<html>Bad gateway</html>')
    expect(await failure('/x')).toMatchObject({ code: 'offline', status: 502 })
    answers(500, '<b>oops</b>')
    expect(await failure('/x')).toMatchObject({ code: 'internal' })
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => Promise.reject(new TypeError('refused'))),
    )
    expect(await failure('/x')).toBeInstanceOf(ApiProblem)
  })

  it('pass on that they were given up', async () => {
    const controller = new AbortController()
    controller.abort(new Error('enough'))
    vi.stubGlobal(
      'fetch',
      vi.fn(async (_: string, { signal }: RequestInit) => signal?.throwIfAborted()),
    )
    await expect(call('/x', { signal: controller.signal })).rejects.toThrow('enough')
  })
})
