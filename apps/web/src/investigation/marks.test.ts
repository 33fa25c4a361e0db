import type { Finding, Service } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { expect, it } from 'vitest'
import { marksOf } from './marks.ts'

const at = (minute: number) => `2024-03-10T08:${minute}:00.000000Z`
const us = (minute: number) => parseMicros(at(minute))!
const title = { en: 'A service was down', ja: 'サービス停止' }

const finding = (id: string, from: string | null, to: string | null) =>
  ({ id, severity: 'high', title, from, to }) as Finding
const service = (history: [Service['history'][number]['state'], string | null][]) =>
  ({
    name: 'vsphere-ui',
    host: 'vc07',
    history: history.map(([state, from]) => ({ state, from, to: null, evidence: [] })),
  }) as unknown as Service

it('marks findings, and the stops and starts of services, in time order', () => {
  const marks = marksOf({
    findings: [finding('late', at(40), at(50)), finding('undated', null, null)],
    services: [
      service([
        ['running', null],
        ['stopped', at(30)],
        ['unknown', at(35)],
        ['running', at(45)],
      ]),
    ],
  })
  expect(marks).toEqual([
    { kind: 'stop', time: us(30), service: 'vsphere-ui', host: 'vc07' },
    { kind: 'finding', time: us(40), until: us(50), id: 'late', severity: 'high', title },
    { kind: 'start', time: us(45), service: 'vsphere-ui', host: 'vc07' },
  ])
})
