import { scheduler } from 'node:timers/promises'
import type { EventRow } from '@bundlescope/contract/event.ts'
import type { ExportFormat } from '@bundlescope/contract/report.ts'
import type { EventStore, Original, Scope, Stretch, WalkStore } from '@bundlescope/core/store/port.ts'
import { csvLine, headOf, jsonLine, type LineChoices } from './lines.ts'

const ROWS = 2000

export interface ExportChoices extends LineChoices {
  format: ExportFormat
  bom: boolean
}

type Source = WalkStore & Pick<EventStore, 'event'>

/**
 * Every row of a scope, a stretch at a time: memory does not grow with the answer. The first one is there when the promise
 * resolves, so that a question that cannot be answered is an error and no half a file.
 */
export function exportLines(
  store: Source,
  scope: Scope,
  choices: ExportChoices,
  signal: AbortSignal,
): Promise<AsyncGenerator<string>> {
  const { format } = choices
  if (format === 'log')
    return walk(
      (after) => store.originals(scope, after, ROWS, signal),
      async (row) => choices.change(`${row.cut ? await wholeText(store, row) : row.text}\n`),
    )
  const lineOf = format === 'csv' ? csvLine : jsonLine
  return walk(
    (after) => store.stretch(scope, after, ROWS, signal),
    async (row) => lineOf(row.cut ? { ...row, message: await wholeMessage(store, row) } : row, choices),
  )

  async function walk<T extends { cut: boolean }>(
    ask: (after: string | null) => Promise<Stretch<T>>,
    write: (row: T) => Promise<string>,
  ): Promise<AsyncGenerator<string>> {
    return lines(await ask(null))

    async function* lines(first: Stretch<T>): AsyncGenerator<string> {
      yield headOf(format, choices.columns, choices.bom)
      for (let here = first; ; ) {
        // The next stretch is asked for while this one is written.
        const coming = here.next === null ? null : ask(here.next)
        coming?.catch(() => undefined)
        let text = ''
        for (const [n, row] of here.rows.entries()) {
          text += await write(row)
          // Redaction takes its time: others are to be answered in between.
          if (n % 200 === 199) await scheduler.yield()
          // Long texts are handed on one by one: thousands of them would be more than memory holds.
          if (!row.cut) continue
          yield text
          text = ''
        }
        yield text
        if (coming === null) return
        signal.throwIfAborted()
        here = await coming
      }
    }
  }
}

async function wholeText(store: Source, { id, text }: Original): Promise<string> {
  return (await store.event(id))?.original ?? text
}

/** Rows bear the first 2000 characters of long messages. */
async function wholeMessage(store: Source, { id, message }: EventRow): Promise<string> {
  const original = (await store.event(id))?.original
  const at = original?.indexOf(message.slice(0, 200)) ?? -1
  return original !== undefined && at >= 0 ? original.slice(at) : message
}
