import type { Analysis, Evidence } from '@bundlescope/contract/analysis.ts'
import type { Anchor, Pin } from '@bundlescope/contract/case.ts'
import { REPORT_PARTS } from '@bundlescope/contract/report.ts'
import type { ReportChoices, ReportInput } from '../input.ts'
import { linksTo } from '../links.ts'

const TIME = '2023-04-05T06:07:08.009000Z'
const BUNDLE = '0123456789abcdef'
const SHA256 = BUNDLE.repeat(4)

/** An investigation in which every text that comes from bundles or people is made by `say`, called with what it is. */
export function sampleInput(say: (what: string) => string): ReportInput {
  const both = (what: string) => ({ en: say(what), ja: say(what) })
  const evidence: Evidence = {
    basis: 'log',
    bundle: BUNDLE,
    member: 'b1',
    path: say('path'),
    line: 7,
    time: TIME,
    text: say('line of a log'),
    event: `${BUNDLE}.0.1f`,
  }
  const state = {
    health: 'failed' as const,
    reason: both('reason'),
    evidence: [evidence],
    history: [],
    checks: [],
    passed: [],
    findings: [],
  }
  const where = { bundle: BUNDLE, member: 'b1', host: say('host') }
  const analysis: Analysis = {
    services: [
      {
        ...where,
        name: say('service'),
        display: null,
        state: 'stopped',
        asOf: TIME,
        from: null,
        basis: ['bundle'],
        ports: [7090],
        pid: null,
        process: null,
        logs: [],
        history: [],
        remark: both('remark'),
        evidence: [],
      },
    ],
    ports: [
      {
        ...where,
        port: 7090,
        protocol: 'tcp',
        service: say('service of a port'),
        process: null,
        pid: null,
        state: 'not listening',
        basis: ['bundle'],
        purpose: null,
        refusals: 41,
        firstRefusal: TIME,
        lastRefusal: TIME,
        errors: { refused: 41 },
        clients: [],
        evidence: [],
      },
    ],
    findings: [
      {
        id: `some-rule:${say('id')}`,
        rule: 'some-rule',
        catalogue: ['VC-01'],
        severity: 'high',
        confidence: 0.9,
        title: both('title of a finding'),
        summary: both('summary'),
        affects: [`host:${say('affected')}`],
        chain: [{ step: 'error', text: both('step of the chain'), evidence: [0] }],
        evidence: [evidence, { ...evidence, basis: 'snapshot', event: null }],
        steps: [{ text: both('next step'), risk: both('risk'), command: say('command') }],
        references: [say('reference')],
        from: TIME,
        to: null,
      },
      {
        id: 'info',
        rule: 'other-rule',
        catalogue: [],
        severity: 'info',
        confidence: 1,
        title: both('title of information'),
        summary: both('information'),
        affects: [],
        chain: [],
        evidence: [],
        steps: [],
        references: [],
        from: null,
        to: null,
      },
    ],
    checks: [
      {
        rule: 'third-rule',
        catalogue: [],
        title: both('check'),
        outcome: 'not-applicable',
        reason: both('why not'),
        missing: [both('what is missing')],
      },
    ],
    topology: {
      nodes: [
        { id: `mux@${say('host')}`, kind: 'mux', label: say('label'), lane: say('host'), product: null, ...state },
        {
          id: `thin_agent@${say('vm')}`,
          kind: 'thin_agent',
          label: say('label'),
          lane: say('host'),
          product: null,
          ...state,
        },
        { id: 'eam', kind: 'eam', label: say('manager'), lane: null, product: null, ...state },
      ],
      edges: [
        {
          id: 'e1',
          kind: 'e_mux',
          from: `thin_agent@${say('vm')}`,
          to: `mux@${say('host')}`,
          protocol: say('protocol'),
          ...state,
        },
        { id: 'e2', kind: 'e_eam', from: 'eam', to: `mux@${say('host')}`, protocol: null, ...state },
      ],
    },
    environment: [
      {
        fact: 'build',
        title: both('fact'),
        value: say('value'),
        status: 'found',
        remark: both('remark'),
        evidence: [],
      },
    ],
    guestIntrospection: {
      scoping: {
        rule: 'R2',
        verdict: both('verdict'),
        suspects: [],
        checklist: [
          {
            text: both('check'),
            command: say('command'),
            risk: both('risk'),
            catalogue: [],
            about: [],
            outcome: 'open',
          },
        ],
        also: ['R3'],
        basis: 'answered',
        reason: both('why'),
        evidence: [evidence],
        affected: [
          { kind: 'vm', name: say('vm'), node: 'vm@1', health: 'failed', reason: both('reason'), through: 'vm@1' },
        ],
        question: { text: both('question'), answer: null, options: [] },
      },
      flows: { deployments: [], scans: [], test: { title: both('test'), steps: [], pieces: [], fileName: 'eicar' } },
    },
    names: [{ kind: 'vm', id: 'vm-12', name: say('vm'), bundle: BUNDLE, member: 'b1', path: say('path'), line: 1 }],
    complete: true,
    tookMs: 1,
  }
  return {
    title: say('name of the investigation'),
    case: {
      symptom: say('symptom'),
      serviceRequest: say('request'),
      incidentFrom: TIME,
      incidentTo: null,
      affected: [say('affected')],
      status: 'open',
    },
    pins: [
      pin(
        {
          kind: 'line',
          sha256: SHA256,
          member: 'b1',
          path: say('path'),
          byteFrom: 0,
          byteTo: 9,
          line: 3,
          time: TIME,
          source: say('source'),
          text: say('pinned line'),
        },
        say('note'),
        say('person'),
      ),
      pin(
        { kind: 'row', sha256: SHA256, member: 'b1', path: say('path'), line: 4, time: null, text: say('pinned row') },
        say('note'),
        say('person'),
      ),
      pin({ kind: 'operation', op: say('operation'), title: say('title'), time: TIME }, say('note'), say('person')),
      pin({ kind: 'range', from: TIME, to: TIME, address: `events?v=1&q=${encodeURIComponent(say('query'))}` }, '', ''),
      pin({ kind: 'note' }, say('note'), ''),
    ],
    bundles: [
      {
        id: BUNDLE,
        name: say('file name'),
        sha256: SHA256,
        bytes: 1000,
        message: say('message'),
        report: {
          members: [
            {
              id: 'b1',
              parent: null,
              name: say('member'),
              kind: 'vc-support',
              host: say('host'),
              product: say('product'),
              version: '8.0.1',
              build: '21560480',
              collectedAt: TIME,
              zone: 'Asia/Tokyo',
            },
          ],
          files: [
            {
              bundle: BUNDLE,
              member: 'b1',
              path: say('path'),
              kind: 'log',
              format: 'vpxd',
              status: 'partial',
              reason: say('why'),
              detection: null,
              bytes: 1,
              lines: 1,
              events: 1,
              continuationLines: 0,
              unparsedLines: 0,
              firstTime: TIME,
              lastTime: TIME,
              timeZone: null,
            },
          ],
          sources: [
            {
              id: `${BUNDLE}.0`,
              bundle: BUNDLE,
              member: 'b1',
              name: say('source'),
              host: say('host'),
              files: [],
              events: 1,
              levels: { error: 1 },
              firstTime: TIME,
              lastTime: TIME,
              gaps: [{ from: TIME, to: TIME }],
            },
          ],
          totals: { files: 1, bytes: 1, lines: 1, events: 1, continuationLines: 0, unparsedLines: 0 },
          firstTime: TIME,
          lastTime: TIME,
          complete: true,
        },
      },
    ],
    analysis,
    operations: {
      total: 1,
      failed: [
        {
          id: say('operation'),
          root: say('root'),
          task: 'task-77',
          method: say('method'),
          target: 'vm-12',
          start: TIME,
          end: TIME,
          fault: say('fault'),
          reason: say('reason of a fault'),
          events: 3,
          sources: [say('source')],
        },
      ],
    },
    timeline: {
      from: '2023-04-05T06:00:00.000000Z',
      to: '2023-04-05T07:00:00.000000Z',
      width: 1_800_000_000,
      levels: { info: [100, 3], error: [1, 0] },
      total: 104,
      exact: true,
      tookMs: 1,
    },
  }
}

function pin(anchor: Anchor, note: string, by: string): Pin {
  const person = { id: 'p', name: by }
  const stamp = { createdBy: person, createdAt: TIME, changedBy: person, changedAt: TIME }
  return { id: 'pin', anchor, note, rank: 'a', version: 1, ...stamp }
}

export const EVERYTHING: ReportChoices = {
  language: 'en',
  zone: 'Asia/Tokyo',
  parts: REPORT_PARTS,
  links: linksTo('http://127.0.0.1:8470', 'k3v9x0qa', 'Asia/Tokyo'),
  madeAt: TIME,
}
