import type { Analysis, Evidence, LocalText, TopologyNode } from '@bundlescope/contract/analysis.ts'
import { textOf } from '@bundlescope/core/facts/evidence.ts'
import type { Language } from '@bundlescope/core/report/report.ts'
import { type Cited, type InOneLanguage, inOneLanguage } from './in-one-language.ts'

type Stateful = Pick<TopologyNode, 'id' | 'health' | 'reason' | 'evidence' | 'history'>

/** What is concluded, as `analyze` prints it: in one language, bundles by their number in the document. */
export interface Conclusions {
  services: {
    bundle: string
    name: string
    state: string
    asOf: string | null
    from: string | null
    ports: number[]
    pid: number | null
    logs: string[]
    remark: string | null
    history: { state: string; from: string | null; to: string | null }[]
  }[]
  ports: {
    bundle: string
    port: number
    protocol: string
    service: string | null
    process: string | null
    pid: number | null
    state: string
    basis: string[]
    refusals: number
    firstRefusal: string | null
    lastRefusal: string | null
  }[]
  findings: {
    rule: string
    catalogue: string[]
    severity: string
    title: string
    summary: string
    affects: string[]
    chain: { step: string; text: string; evidence: number[] }[]
    evidence: Cited[]
    steps: string[]
    references: string[]
    confidence: number
    from: string | null
    to: string | null
  }[]
  checks: { rule: string; catalogue: string[]; outcome: string; reason: string | null; missing: string[] }[]
  topology: {
    nodes: (Part & { kind: string; label: string })[]
    edges: (Part & { kind: string; from: string; to: string; protocol: string | null })[]
  }
  /** Null where nothing of it is in the bundles. */
  guestIntrospection: InOneLanguage<NonNullable<Analysis['guestIntrospection']>> | null
  environment: { fact: string; value: string | null; status: string; remark: string | null; evidence: Cited[] }[]
}

/** A node or an edge. */
interface Part {
  id: string
  health: string
  reason: string
  evidence: Cited[]
  /** Health over time, oldest first; the last one holds at collection. */
  history: { from: string | null; health: string; reason: string }[]
}

/** @param bundleOf number in the document of a member of an upload */
export function conclusionsOf(
  analysis: Analysis,
  language: Language,
  bundleOf: (upload: string, member: string) => string,
): Conclusions {
  const say = (text: LocalText): string => text[language]
  const sayOrNull = (text: LocalText | null): string | null => text?.[language] ?? null
  const cite = ({ basis, bundle, member, path, line, time, text, words }: Evidence): Cited => ({
    bundle: bundle !== null && member !== null ? bundleOf(bundle, member) : null,
    path,
    line,
    time,
    text: textOf({ text, words }, language),
    basis,
  })
  const part = ({ id, health, reason, evidence, history }: Stateful): Part => ({
    id,
    health,
    reason: say(reason),
    evidence: evidence.map(cite),
    history: history.map((change) => ({ from: change.from, health: change.health, reason: say(change.reason) })),
  })
  return {
    services: analysis.services.map(
      ({ bundle, member, name, state, asOf, from, ports, pid, logs, remark, history }) => ({
        bundle: bundleOf(bundle, member),
        name,
        state,
        asOf,
        from,
        ports,
        pid,
        logs: logs.map(({ path }) => path),
        remark: sayOrNull(remark),
        history: history.map((span) => ({ state: span.state, from: span.from, to: span.to })),
      }),
    ),
    ports: analysis.ports.map(
      ({
        bundle,
        member,
        port,
        protocol,
        service,
        process,
        pid,
        state,
        basis,
        refusals,
        firstRefusal,
        lastRefusal,
      }) => ({
        bundle: bundleOf(bundle, member),
        port,
        protocol,
        service,
        process,
        pid,
        state,
        basis,
        refusals,
        firstRefusal,
        lastRefusal,
      }),
    ),
    findings: analysis.findings.map((finding) => ({
      rule: finding.rule,
      catalogue: finding.catalogue,
      severity: finding.severity,
      title: say(finding.title),
      summary: say(finding.summary),
      affects: finding.affects,
      chain: finding.chain.map(({ step, text, evidence }) => ({ step, text: say(text), evidence })),
      evidence: finding.evidence.map(cite),
      steps: finding.steps.map(({ text, risk, command }) =>
        [say(text), risk && `(${say(risk)})`, command && `\`${command}\``].filter(Boolean).join(' '),
      ),
      references: finding.references,
      confidence: finding.confidence,
      from: finding.from,
      to: finding.to,
    })),
    checks: analysis.checks.map(({ rule, catalogue, outcome, reason, missing }) => ({
      rule,
      catalogue,
      outcome,
      reason: sayOrNull(reason),
      missing: missing.map(say),
    })),
    topology: {
      nodes: analysis.topology.nodes.map(({ kind, label, ...node }) => ({ ...part(node), kind, label })),
      edges: analysis.topology.edges.map(({ kind, from, to, protocol, ...edge }) => ({
        ...part(edge),
        kind,
        from,
        to,
        protocol,
      })),
    },
    guestIntrospection: analysis.guestIntrospection && inOneLanguage(analysis.guestIntrospection, say, cite),
    environment: analysis.environment.map(({ fact, value, status, remark, evidence }) => ({
      fact,
      value,
      status,
      remark: sayOrNull(remark),
      evidence: evidence.map(cite),
    })),
  }
}
