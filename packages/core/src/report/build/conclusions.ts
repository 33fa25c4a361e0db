import type {
  Check,
  EnvironmentFact,
  Evidence,
  Finding,
  Port,
  Scoping,
  Service,
  Topology,
} from '@bundlescope/contract/analysis.ts'
import { textOf } from '../../facts/evidence.ts'
import type {
  Cited,
  Report,
  ReportDiagram,
  ReportFact,
  ReportFinding,
  ReportPort,
  ReportService,
  ReportStep,
} from '../report.ts'
import { type BuildContext, sayIn, sayOrNull } from './context.ts'
import { scopingOf } from './scoping.ts'

export function findingsOf(findings: readonly Finding[], context: BuildContext): ReportFinding[] {
  const say = sayIn(context.language)
  return findings.map((finding) => ({
    id: finding.id,
    rule: finding.rule,
    catalogue: finding.catalogue,
    severity: finding.severity,
    confidence: finding.confidence,
    affects: finding.affects,
    references: finding.references,
    from: finding.from,
    to: finding.to,
    title: say(finding.title),
    summary: say(finding.summary),
    chain: finding.chain.map(({ step, text, evidence }) => ({ step, text: say(text), evidence })),
    evidence: finding.evidence.map((evidence) => cite(evidence, context)),
    link: context.links?.finding(finding.id) ?? null,
  }))
}

function cite(evidence: Evidence, { labels, links, language }: BuildContext): Cited {
  const { basis, bundle, member, path, line, time, event } = evidence
  const placed = bundle !== null && member !== null
  const file = placed && path !== null && basis !== 'knowledge' ? links?.file(bundle, member, path, line) : null
  return {
    basis,
    bundle: placed ? labels.of(bundle, member) : null,
    path,
    line,
    time,
    text: textOf(evidence, language),
    link: (event !== null ? links?.event(event) : file) ?? null,
  }
}

/** Those that stand, stood still, or are said something of. */
export function servicesOf(services: readonly Service[], { language, labels }: BuildContext): ReportService[] {
  return services
    .filter(
      ({ state, remark, history }) =>
        state === 'stopped' || remark !== null || history.some((span) => span.state === 'stopped'),
    )
    .map(({ bundle, member, name, host, state, asOf, ports, remark }) => ({
      bundle: labels.of(bundle, member),
      name,
      host,
      state,
      asOf,
      ports,
      remark: sayOrNull(language, remark),
    }))
}

/** Those that somebody failed to reach, or that should listen and did not. */
export function portsOf(ports: readonly Port[], { labels }: BuildContext): ReportPort[] {
  return ports
    .filter(({ refusals }) => refusals > 0)
    .toSorted((a, b) => b.refusals - a.refusals)
    .map(
      ({
        bundle,
        member,
        host,
        port,
        protocol,
        service,
        process,
        state,
        refusals,
        firstRefusal,
        lastRefusal,
        errors,
      }) => ({
        bundle: labels.of(bundle, member),
        host,
        port,
        protocol,
        service,
        process,
        state,
        refusals,
        firstRefusal,
        lastRefusal,
        errors,
      }),
    )
}

export function diagramOf({ nodes, edges }: Topology, scoping: Scoping | null, context: BuildContext): ReportDiagram {
  const say = sayIn(context.language)
  return {
    nodes: nodes.map(({ id, kind, label, lane, health, reason }) => ({
      id,
      kind,
      label,
      lane,
      health,
      reason: say(reason),
    })),
    edges: edges.map(({ id, kind, from, to, protocol, health, reason }) => ({
      id,
      kind,
      from,
      to,
      protocol,
      health,
      reason: say(reason),
    })),
    scoping: scoping && scopingOf(scoping, context),
  }
}

export function factsOf(facts: readonly EnvironmentFact[], { language }: BuildContext): ReportFact[] {
  return facts.map(({ fact, title, value, words, status, remark }) => ({
    fact,
    title: title[language],
    value: words ? words[language] : value,
    status,
    remark: sayOrNull(language, remark),
  }))
}

/** What nobody could know from these bundles, and what would help. */
export function checksOf(checks: readonly Check[], { language }: BuildContext): NonNullable<Report['checks']> {
  const say = sayIn(language)
  return {
    clear: checks.filter(({ outcome }) => outcome === 'clear').length,
    open: checks
      .filter(({ outcome, missing }) => outcome === 'error' || (outcome === 'not-applicable' && missing.length > 0))
      .map(({ rule, title, reason, missing }) => ({
        rule,
        title: say(title),
        reason: sayOrNull(language, reason),
        missing: missing.map(say),
      })),
  }
}

/** What the findings ask to be done, each thing once, in the order of the findings. */
export function stepsOf(findings: readonly Finding[], { language }: BuildContext): ReportStep[] {
  const steps = new Map<string, ReportStep>()
  for (const [n, finding] of findings.entries()) {
    for (const { text, risk, command } of finding.steps) {
      const key = JSON.stringify([text.en, command])
      const step = steps.get(key)
      if (step) step.findings.push(n + 1)
      else steps.set(key, { text: text[language], risk: sayOrNull(language, risk), command, findings: [n + 1] })
    }
  }
  return [...steps.values()]
}
