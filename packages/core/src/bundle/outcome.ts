import type { Container, ContainerOutcome } from './entry.ts'

/** Troubles told one by one; more are counted. */
const TOLD = 5

/** What went wrong in one container, gathered during the walk. */
export class ContainerLog {
  readonly container: Container
  /** Files, skipped entries and archives that were found in it. */
  entries = 0
  private readonly troubles: string[] = []
  private more = 0
  private readonly notes: string[] = []

  constructor(container: Container) {
    this.container = container
  }

  trouble(reason: string): void {
    if (this.troubles.includes(reason)) return
    if (this.troubles.length < TOLD) this.troubles.push(reason)
    else this.more++
  }

  note(text: string): void {
    this.notes.push(text)
  }

  outcome(): ContainerOutcome {
    const { container, troubles, notes } = this
    if (troubles.length === 0) return { container, status: 'ok', reason: notes.length === 0 ? null : notes.join('; ') }
    const told = [...troubles, ...(this.more > 0 ? [`and ${this.more} more`] : []), ...notes]
    return { container, status: this.entries === 0 ? 'skipped' : 'partial', reason: told.join('; ') }
  }
}
