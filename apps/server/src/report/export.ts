import type { EventPage, EventRow } from '@bundlescope/contract/event.ts'
import type { ExportFormat } from '@bundlescope/contract/report.ts'
import type { EventStore, Scope } from '@bundlescope/core/store/port.ts'
import { csvLine, headOf, jsonLine, type LineChoices } from './lines.ts'

const ROWS = 1000

export interface ExportChoices extends LineChoices {
  format: ExportFormat
  bom: boolean
}

/**
 * Every row of a scope, a page at a time: memory does not grow with the answer. The first page is there when the promise
 * resolves, so that a question that cannot be answered is an error and no half a file.
 */
export async function exportLines(
  store: Pick<EventStore, 'page' | 'event'>,
  scope: Scope,
  choices: ExportChoices,
  signal: AbortSignal,
): Promise<AsyncGenerator<string>> {
  const first = await store.page(scope, { at: 'offset', offset: 0 }, ROWS, signal)
  return pages(first)

  async function* pages(page: EventPage): AsyncGenerator<string> {
    yield headOf(choices.format, choices.columns, choices.bom)
    for (let here = page; ; ) {
      const next = here.next
      // The next page is asked for while this one is written.
      const coming =
        next === null ? null : store.page(scope, { at: 'cursor', cursor: next, direction: 'after' }, ROWS, signal)
      coming?.catch(() => undefined)
      const lines = await Promise.all(here.events.map((event) => lineOf(event)))
      yield lines.join('')
      if (coming === null) return
      signal.throwIfAborted()
      here = await coming
    }
  }

  async function lineOf(event: EventRow): Promise<string> {
    if (choices.format === 'log') return choices.change(`${(await store.event(event.id))?.original ?? event.message}\n`)
    const row = event.cut ? { ...event, message: await wholeMessage(event) } : event
    return choices.format === 'csv' ? csvLine(row, choices) : jsonLine(row, choices)
  }

  /** Rows of pages bear the first 2000 characters of long messages. */
  async function wholeMessage({ id, message }: EventRow): Promise<string> {
    const original = (await store.event(id))?.original
    const at = original?.indexOf(message.slice(0, 200)) ?? -1
    return original !== undefined && at >= 0 ? original.slice(at) : message
  }
}
