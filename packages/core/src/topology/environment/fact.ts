import type { Evidence, LocalText } from '@bundlescope/contract/analysis.ts'
import { ofLog } from '../../facts/evidence.ts'
import type { GiModel } from '../../facts/gi/gi.ts'
import type { Material, Member } from '../../facts/material.ts'
import { say } from '../../knowledge/text.ts'

/** What a fact of the environment is looked for in. */
export interface Sources {
  gi: GiModel
  material: Material
}

/** What the bundles say of a fact. */
export interface Answer {
  value: string
  /** The value in both languages, where it is made of words. */
  words?: LocalText
  evidence: readonly Evidence[]
  /** What the rules of versions, or a comparison of machines, say of it. */
  remark?: LocalText | null
}

/** One of the facts that a vendor's support asks for. */
export interface FactKind {
  fact: string
  title: LocalText
  find: (sources: Sources) => Answer | null
  /** `ask`: only a person can tell it, or paste it. `file`: a bundle would hold it. */
  otherwise: 'ask' | 'file'
  /** What to ask, or which command to run and where; which file holds it. Commands stand in backticks. */
  missing: LocalText
}

/** A value of one machine. */
export interface Piece {
  value: string
  /** `value` in both languages, where it is made of words: `not loaded`. */
  words?: LocalText
  of: string
  evidence: readonly Evidence[]
}

const MOST_NAMES = 4
const MOST_EVIDENCE = 20

/**
 * Joins what machines say: one value for all of them, or each value with the machines that have it.
 *
 *     10.3.0.5330
 *     10.3.0.5330 (db01, web01) · 11.3.5.31214 (vdi-017)
 */
export function together(pieces: readonly Piece[], remark: LocalText | null = null): Answer | null {
  if (pieces.length === 0) return null
  const groups = [...Map.groupBy(pieces, ({ value }) => value)]
  const named = (word: (piece: Piece) => string): string =>
    groups
      .map(([, own]) => {
        const value = word(own[0]!)
        if (groups.length === 1 && own.length > 1) return value
        const names = [...new Set(own.map(({ of }) => of))].sort(byName)
        const more = names.length > MOST_NAMES ? ` +${names.length - MOST_NAMES}` : ''
        return `${value} (${names.slice(0, MOST_NAMES).join(', ')}${more})`
      })
      .join(' · ')
  const en = named(({ value, words }) => words?.en ?? value)
  const ja = named(({ value, words }) => words?.ja ?? value)
  return {
    value: en,
    ...(ja !== en && { words: { en, ja } }),
    // One of each value comes before the rest.
    evidence: [
      ...groups.flatMap(([, own]) => own[0]!.evidence),
      ...groups.flatMap(([, own]) => own.slice(1).flatMap(({ evidence }) => evidence)),
    ].slice(0, MOST_EVIDENCE),
    remark,
  }
}

/** A value that is made of words. */
export function inWords(en: string, ja: string): Pick<Piece, 'value'> & { words: LocalText } {
  return { value: en, words: { en, ja } }
}

/** `web2` before `web10`. */
const { compare: byName } = new Intl.Collator('en', { numeric: true })

/** A remark where machines that should be alike are not. */
export function differs(pieces: readonly Piece[], en: string, ja: string): LocalText | null {
  return new Set(pieces.map(({ value }) => value)).size > 1 ? say(en, ja) : null
}

/** A few logs of these bundles. */
export function logsOf(members: readonly Member[], material: Material): Evidence[] {
  const own = material.sources.filter(
    (source) => source.events > 0 && members.some(({ bundle, id }) => bundle === source.bundle && id === source.member),
  )
  return own.slice(0, 5).map((source) => ofLog(source, { en: source.name, ja: source.name }))
}
