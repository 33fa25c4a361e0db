import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { installProblems } from './problem.ts'
import { installSecurity } from './security.ts'

function server(open: boolean) {
  const app = Fastify()
  const refusals: string[] = []
  installProblems(app)
  installSecurity(app, {
    allowedHosts: ['logs.example.com', '0.0.0.0'],
    publicOrigin: 'https://logs.example.com',
    open,
    refused: (_request, why) => refusals.push(why),
  })
  app.all('/', () => 'in')
  const ask = async (method: 'GET' | 'POST', headers: Record<string, string>) =>
    (await app.inject({ method, url: '/', headers: { host: 'localhost:8470', ...headers } })).statusCode
  return { ask, refusals }
}

const CASES: [method: 'GET' | 'POST', headers: Record<string, string>, open: number, closed: number][] = [
  ['POST', {}, 200, 200],
  ['POST', { origin: 'http://localhost:8470' }, 200, 200],
  ['POST', { origin: 'http://localhost:8470', 'sec-fetch-site': 'same-origin' }, 200, 200],
  ['POST', { origin: 'https://logs.example.com' }, 200, 200],
  // A development server, which passes on what the browser says.
  ['POST', { origin: 'http://localhost:5173', 'sec-fetch-site': 'same-origin' }, 200, 403],
  ['POST', { origin: 'http://localhost:5173', 'sec-fetch-site': 'same-site' }, 200, 403],
  ['POST', { origin: 'https://evil.example' }, 403, 403],
  ['POST', { origin: 'http://logs.example.com.evil.example' }, 403, 403],
  ['POST', { origin: 'null' }, 403, 403],
  ['POST', { 'sec-fetch-site': 'cross-site' }, 403, 403],
  ['GET', { 'sec-fetch-site': 'cross-site' }, 200, 200],
  ['GET', { origin: 'https://evil.example' }, 403, 403],
  ['GET', { host: 'evil.example' }, 403, 403],
  ['GET', { host: 'logs.example.com' }, 200, 200],
]

it.each(CASES)('%s with %j', async (method, headers, open, closed) => {
  expect(await server(true).ask(method, headers)).toBe(open)
  expect(await server(false).ask(method, headers)).toBe(closed)
})

it('refusals of other origins and names are told', async () => {
  const { ask, refusals } = server(false)
  await ask('GET', { host: 'rebound.example' })
  await ask('POST', { origin: 'https://evil.example' })
  await ask('POST', {})
  expect(refusals).toEqual(['asked for as rebound.example', 'asked for by a page of another origin'])
})
