import type { Entity } from './entities.ts'
import type { Stretch } from './hits.ts'

/** A run of text with one look: inside a hit or not, inside an entity or not. */
export type Piece = { text: string; hit: boolean; entity: Entity | undefined }

/** Cuts a text at the borders of its hits and entities; the pieces put together are the text. */
export function pieces(text: string, hits: Stretch[], entities: Entity[] = []): Piece[] {
  const cuts = new Set([0, text.length])
  for (const { start, end } of [...hits, ...entities]) cuts.add(start).add(end)
  const sorted = [...cuts].filter((c) => c <= text.length).sort((a, b) => a - b)
  const out: Piece[] = []
  for (let i = 0; i + 1 < sorted.length; i++) {
    const start = sorted[i]!
    const end = sorted[i + 1]!
    out.push({
      text: text.slice(start, end),
      hit: hits.some((h) => h.start <= start && end <= h.end),
      entity: entities.find((e) => e.start <= start && end <= e.end),
    })
  }
  return out
}
