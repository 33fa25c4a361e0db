import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Redaction } from '@bundlescope/contract/report.ts'
import type { Report } from '@bundlescope/core/report/report.ts'
import { parse as parseCsv } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startServer } from '../start.ts'
import { api, settled } from '../testing/api-client.ts'
import { testConfig } from '../testing/server.ts'
import { tusClient } from '../testing/tus-client.ts'

const ESC = '\u001b'
const OP = 'kx3f9a2b-77-auto-2-h5:70000001'
const head = (second: string, level: string, op = '') =>
  `2023-04-05T06:07:${second}Z ${level} vpxd[04411] [Originator@6876 sub=Default${op && ` opID=${op}`}]`
const LONG = `long ${'x'.repeat(5000)} end of it`
const VPXD = [
  `${head('01.000', 'info', `${OP}-5a`)} [VpxLRO] -- BEGIN task-77 -- vm-12 -- vim.VirtualMachine.powerOn -- 52(52)`,
  `${head('02.001', 'warning')} Failed to connect socket to db07.kobe.example 10.77.1.9:7090 by KOBE\\h.sato`,
  `${head('02.009', 'info', `${OP}-5a`)} [VpxLRO] -- ERROR task-77 -- vm-12 -- vim.VirtualMachine.powerOn: vim.fault.GenericVmConfigFault:`,
  '--> (vim.fault.GenericVmConfigFault) {',
  '-->    reason = "<script>alert(1)</script> of db07.kobe.example | `x` [a](javascript:alert(2))"',
  '--> }',
  `${head('03.000', 'error')} =HYPERLINK("http://evil.example","x")`,
  `${head('04.000', 'error')} ${ESC}[31mred${ESC}]0;title\u0007`,
  `${head('05.000', 'info')} ${LONG}`,
]

let folder: string
let server: Running
let id: string
const url = (at: string) => `${server.url}/api/v1/investigations/${id}/${at}`
const text = async (at: string): Promise<string> => {
  const response = await fetch(url(at))
  expect(response.status, at).toBe(200)
  return response.text()
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'bundlescope-report-'))
  server = await startServer(testConfig(path.join(folder, 'data')))
  id = (await api<{ id: string }>(server.url, 'POST', 'investigations', { name: 'KOBE "<b>障害</b>"' })).id
  const bytes = new Uint8Array(Buffer.from(`${VPXD.join('\n')}\n`))
  await tusClient(server.url).upload(bytes, { filename: 'vpxd.log', investigation: id })
  await settled(server.url, id)
  await api(server.url, 'PATCH', `investigations/${id}/case`, {
    version: 0,
    data: { symptom: 'It does not start.', affected: ['vm:Kobe DB 07', 'host:db07.kobe.example'] },
  })
  await api(server.url, 'POST', `investigations/${id}/pins`, {
    anchor: { kind: 'note' },
    note: 'See <img src=x onerror=alert(1)> of **db07.kobe.example** [x](javascript:alert(3))',
  })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the report', () => {
  it('is there in every format and both languages, with links to the lines', async () => {
    const json = JSON.parse(await text('report.json?tz=Asia/Tokyo')) as Report
    expect(json).toMatchObject({ title: 'KOBE "<b>障害</b>"', language: 'en', zone: 'Asia/Tokyo', redacted: false })
    expect(json.bundles?.[0]?.sha256).toMatch(/^[\da-f]{64}$/)
    expect(json.operations).toMatchObject({ total: 1, failed: [{ task: 'task-77' }] })
    expect(json.operations?.failed[0]?.link).toContain(`${server.url}/i/${id}/operations?`)
    expect(json.board?.[0]?.kind).toBe('note')
    const ja = await text('report.md?lang=ja&tz=Asia/Tokyo')
    expect(ja).toContain('## 証拠ボード')
    expect(ja).toContain('2023-04-05 06:07:02.009 UTC = 15:07:02.009 +09:00')
    expect(await text('report.txt')).toContain('Evidence board\n--------------')
  })

  it('does nothing when a browser opens it', async () => {
    const response = await fetch(url('report.html?download=1'))
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="KOBE [^"]*\.html"; filename\*=/)
    const html = await response.text()
    expect(html).not.toMatch(/<script|<img|onerror="|href="javascript/i)
    expect(html).toContain('&lt;script&gt;')
  })

  it('holds what was chosen alone', async () => {
    const json = JSON.parse(await text('report.json?parts=case,bundles')) as Report
    expect(Object.keys(json)).toEqual(expect.arrayContaining(['case', 'bundles']))
    expect(json).not.toHaveProperty('findings')
    for (const wrong of ['report.json?parts=gossip', 'report.md?tz=Nowhere/Land', 'report.md?lang=fr', 'report.doc'])
      expect((await fetch(url(wrong))).status, wrong).toBeGreaterThanOrEqual(400)
  })

  it('redacted, names nothing of the site in any format, and the owner can read it back', async () => {
    const originals = ['db07', 'kobe.example', '10.77.1.9', 'h.sato', 'Kobe DB 07']
    for (const format of ['md', 'html', 'json', 'txt']) {
      const report = (
        await text(`report.${format}?redact=1&parts=case,board,operations,findings,bundles`)
      ).toLowerCase()
      for (const original of originals) expect(report, `${original} in ${format}`).not.toContain(original.toLowerCase())
    }
    const redactions = JSON.parse(await text('redactions')) as Redaction[]
    const host = redactions.find(({ originals: of }) => of.includes('db07.kobe.example'))
    expect(await text('report.md?redact=1')).toContain(host?.token)
    await server.close()
    server = await startServer(testConfig(path.join(folder, 'data')))
    expect(JSON.parse(await text('redactions'))).toEqual(expect.arrayContaining([host]))
  })
})

describe('the rows', () => {
  it('as CSV: whole, in order, no formula', async () => {
    const rows = parseCsv(await text('export.csv?columns=time,local,message,line&tz=Asia/Tokyo&bom=1'), {
      bom: true,
      columns: true,
    }) as Record<string, string>[]
    expect(rows).toHaveLength(6)
    expect(rows[0]).toMatchObject({ time: '2023-04-05T06:07:01.000000Z', local: '2023-04-05 15:07:01', line: '1' })
    expect(rows[3]?.message).toBe('\'=HYPERLINK("http://evil.example","x")')
    expect(rows[4]?.message).toBe('␛[31mred␛]0;title␇')
    expect(rows[5]?.message).toBe(LONG)
    const bytes = new Uint8Array(await (await fetch(url('export.csv?bom=1'))).arrayBuffer())
    expect([...bytes.slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 't'.charCodeAt(0)])
  })

  it('as JSON lines and as the original text, of what was asked for', async () => {
    const json = (await text('export.jsonl?level=error')).trimEnd().split('\n')
    expect(json.map((line) => (JSON.parse(line) as { line: number }).line)).toEqual([7, 8])
    expect(await text('export.log')).toBe(`${VPXD.join('\n')}\n`)
    expect(await text('export.log?q=nowhere')).toBe('')
    expect(await text('export.log?redact=1')).not.toContain('db07')
  })

  it('what cannot be asked is refused before the first byte', async () => {
    for (const wrong of [
      'export.csv?q=(',
      'export.csv?columns=shoe',
      'export.csv?tz=Mars',
      'export.xls',
      'export.log?level=loud',
    ])
      expect((await fetch(url(wrong))).status, wrong).toBeGreaterThanOrEqual(400)
  })
})

it('what was taken along is in the audit log', async () => {
  const audit = await api<{ what: string }[]>(server.url, 'GET', `investigations/${id}/audit`)
  expect(audit.some(({ what }) => what === 'export')).toBe(true)
})
