import { parseQuery } from '@bundlescope/query/parser.ts'
import type { Fact, Given, ProbeAnswers, ProbesWanted, ProbeWanted } from '../../facts/fact.ts'
import type { Material } from '../../facts/material.ts'
import type { Probe, ProbeAnswer } from '../../store/evidence.ts'

/** Anything that declares what it needs: a fact or a rule. */
interface Needing {
  readonly probes: ProbesWanted
  readonly facts: Readonly<Record<string, Fact<unknown>>>
}

/** Asks the store once for the probes of all facts and rules, and derives each fact once, when it is first needed. */
export class Inquiry {
  private readonly material: Material
  /** By the probe's key: equal probes are asked once. */
  private readonly answers: ReadonlyMap<string, ProbeAnswer>
  private readonly derived = new Map<Fact<unknown>, Promise<unknown>>()

  private constructor(material: Material, answers: ReadonlyMap<string, ProbeAnswer>) {
    this.material = material
    this.answers = answers
  }

  static async open(material: Material, needing: readonly Needing[]): Promise<Inquiry> {
    const wanted = new Map<string, Probe>()
    for (const one of withTheirFacts(needing)) {
      for (const probe of Object.values(one.probes)) wanted.set(keyOf(probe), toProbe(keyOf(probe), probe))
    }
    return new Inquiry(material, await sweep(material, [...wanted.values()]))
  }

  /** What a fact or rule declared, as values. Rejects where a fact of it cannot be derived. */
  async give(needing: Needing): Promise<Given<Needing['facts'], ProbesWanted>> {
    const facts: Record<string, unknown> = {}
    for (const [name, fact] of Object.entries(needing.facts)) facts[name] = await this.fact(fact)
    const probes: Record<string, ProbeAnswer> = {}
    for (const [name, probe] of Object.entries(needing.probes)) probes[name] = this.answers.get(keyOf(probe))!
    const { material } = this
    return { material, facts, probes, ask: (more) => ask(material, more) }
  }

  fact<T>(fact: Fact<T>): Promise<T> {
    let value = this.derived.get(fact)
    if (!value) {
      value = this.give(fact).then((given) => fact.derive(given))
      this.derived.set(fact, value)
    }
    // The value under a fact is the one it derived.
    return value as Promise<T>
  }
}

async function ask<Q extends ProbesWanted>(material: Material, probes: Q): Promise<ProbeAnswers<Q>> {
  const answers = await sweep(
    material,
    Object.entries(probes).map(([name, probe]) => toProbe(name, probe)),
  )
  // Every name was asked, so every name is answered.
  return Object.fromEntries(answers) as ProbeAnswers<Q>
}

async function sweep(material: Material, probes: readonly Probe[]): Promise<Map<string, ProbeAnswer>> {
  if (probes.length === 0) return new Map()
  const answers = await material.store.sweep(material.bundles, probes, material.signal)
  return new Map(answers.map((answer) => [answer.id, answer]))
}

function withTheirFacts(needing: readonly Needing[]): Set<Needing> {
  const all = new Set<Needing>()
  const add = (one: Needing): void => {
    if (all.has(one)) return
    all.add(one)
    for (const fact of Object.values(one.facts)) add(fact)
  }
  for (const one of needing) add(one)
  return all
}

function keyOf(wanted: string | ProbeWanted): string {
  const probe = complete(wanted)
  return `${probe.first} ${probe.last} ${probe.inHeader ? 'header ' : ''}${probe.query}`
}

function toProbe(id: string, wanted: string | ProbeWanted): Probe {
  const { query, first, last, from, to, inHeader } = complete(wanted)
  const parsed = parseQuery(query)
  if (!parsed.ok) throw new Error(`The probe “${query}” is no search: ${parsed.message}`)
  return {
    id,
    where: parsed.node,
    first,
    last,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(inHeader === undefined ? {} : { inHeader }),
  }
}

function complete(wanted: string | ProbeWanted): ProbeWanted & { first: number; last: number } {
  return { first: 40, last: 10, ...(typeof wanted === 'string' ? { query: wanted } : wanted) }
}
