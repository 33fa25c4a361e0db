import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer, temporaryDataDir } from '../testing/server.ts'

const INDEX = '<meta property="csp-nonce" nonce=""><title>bundlescope</title>'

let server: TestServer
let folder: ReturnType<typeof temporaryDataDir>

beforeEach(async () => {
  folder = temporaryDataDir()
  const webRoot = path.join(folder.dataDir, 'dist')
  mkdirSync(path.join(webRoot, 'assets'), { recursive: true })
  writeFileSync(path.join(webRoot, 'index.html'), INDEX.replace('nonce=""', 'nonce="__STYLE_NONCE__"'))
  writeFileSync(path.join(webRoot, 'assets/main-abc123.js'), 'export {}')
  writeFileSync(path.join(folder.dataDir, 'secret'), 'secret')
  server = await startTestServer(folder.dataDir, { config: { webRoot } })
})
afterEach(async () => {
  await server.stop()
  folder.remove()
})

const page = (url: string, accept = 'text/html,*/*') =>
  server.app.inject({ url, headers: { host: 'localhost', accept } })

describe('the web app', () => {
  it('is the same page at every address of a view, never cached', async () => {
    for (const url of ['/', '/i/k3v9x0qa/events?q=refused', '/index.html']) {
      const answer = await page(url)
      expect(answer.body.replace(/nonce="[^"]*"/, 'nonce=""')).toBe(INDEX)
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    }
  })

  it('allows no style but its own: a nonce that is another for every answer', async () => {
    const nonceOf = async () => {
      const { body, headers } = await page('/')
      const nonce = /nonce="([^"]+)"/.exec(body)?.[1] ?? ''
      expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}';`)
      return nonce
    }
    const first = await nonceOf()
    expect(first).toMatch(/^[\w+/]{22}==$/)
    expect(await nonceOf()).not.toBe(first)
    const { headers } = await page('/assets/main-abc123.js')
    expect(headers['content-security-policy']).not.toMatch(/unsafe-inline|nonce-/)
  })

  it('has assets that may be kept for ever', async () => {
    const answer = await page('/assets/main-abc123.js')
    expect(answer.headers['content-type']).toMatch(/javascript/)
    expect(answer.headers['cache-control']).toContain('immutable')
  })

  it('does not hide what is missing: neither in the API nor among the assets', async () => {
    expect((await page('/api/v1/nothing')).json()).toMatchObject({ status: 404, code: 'not-found' })
    expect((await page('/assets/gone.js', '*/*')).json()).toMatchObject({ status: 404, code: 'not-found' })
  })

  it.each([
    '/../secret',
    '/%2e%2e/secret',
    '/..%2fsecret',
    '/assets/..%2f..%2fsecret',
    '/%00',
    '/%E0%A4%A',
    '//evil.example/..',
  ])('keeps %s inside its folder', async (url) => {
    const answer = await page(url, '*/*')
    expect(answer.body).not.toContain('secret"')
    expect(answer.body).not.toBe('secret')
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
  })
})
