import type { ChainStep, Evidence, LocalText } from '@bundlescope/contract/analysis.ts'

/** Gathers the evidence of a finding, each piece once, and the steps that cite it. */
export class Dossier {
  readonly evidence: Evidence[] = []
  readonly chain: ChainStep[] = []
  private readonly places = new Map<string, number>()

  /** The place of the piece in the evidence. */
  cite(piece: Evidence): number {
    const key = piece.event ?? `${piece.bundle} ${piece.member} ${piece.path} ${piece.line} ${piece.text}`
    let place = this.places.get(key)
    if (place === undefined) {
      place = this.evidence.push(piece) - 1
      this.places.set(key, place)
    }
    return place
  }

  step(step: ChainStep['step'], text: LocalText, ...pieces: readonly Evidence[]): void {
    this.chain.push({ step, text, evidence: [...new Set(pieces.map((piece) => this.cite(piece)))] })
  }
}
