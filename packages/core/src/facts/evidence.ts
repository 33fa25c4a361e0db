import type { Evidence, LocalText } from '@bundlescope/contract/analysis.ts'
import type { Source } from '@bundlescope/contract/bundle.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import type { StoredSnapshot } from '../store/evidence.ts'
import type { Material } from './material.ts'

/** As much of a message as a reader of a finding wants to see; the event itself is a click away. */
const TEXT_CUT = 2000

/** A line of a log. */
export function ofEvent(material: Material, event: EventRow): Evidence {
  const source = material.sourceOf(event)
  return {
    basis: 'log',
    bundle: event.id.slice(0, event.id.indexOf('.')),
    member: source?.member ?? null,
    path: event.path,
    line: event.line,
    time: event.time,
    text: event.message.slice(0, TEXT_CUT),
    event: event.id,
  }
}

/** The file of a table, whatever its rows. */
type Citable = Pick<StoredSnapshot, 'bundle' | 'member' | 'path' | 'at'>

/** A log as a whole: that it goes on until its last line, or what none of its lines says. */
export function ofLog(source: Source, words: LocalText): Evidence {
  const { bundle, member, files, lastTime: time } = source
  const text = words.en
  return { basis: 'log', bundle, member, path: files.at(-1) ?? null, line: null, time, text, words, event: null }
}

/** A row of a snapshot; `text` says what the row states: `8190 LISTEN 17159/vmware-sps.la`. */
export function ofSnapshot(table: Citable, line: number | null, text: string): Evidence {
  return {
    basis: 'snapshot',
    bundle: table.bundle,
    member: table.member,
    path: table.path,
    line,
    time: table.at === null ? null : formatMicros(table.at),
    text,
    event: null,
  }
}

/** Something that is not there though the file that would show it is: "no LISTEN row for 8190 in netstat". */
export function ofAbsence(table: Citable, words: LocalText): Evidence {
  return { ...ofSnapshot(table, null, words.en), basis: 'absence', words }
}

/** Published knowledge; `source` says where it is published. */
export function ofKnowledge(source: string, words: LocalText): Evidence {
  const nowhere = { bundle: null, member: null, line: null, time: null, event: null }
  return { ...nowhere, basis: 'knowledge', path: source, text: words.en, words }
}

/** What stands in evidence, for a reader of one language. */
export function textOf({ text, words }: Pick<Evidence, 'text' | 'words'>, language: keyof LocalText): string {
  return words?.[language] ?? text
}
