import { nameLines } from '../../../investigation/name-lines.ts'
import type { Names } from '../../../investigation/names.ts'
import { placesIn } from './find.ts'
import '../../../ui/marked-text.css'

type LineTextProps = {
  text: string
  /** Marked wherever it stands, whatever its case. */
  find: string
  /** Ids that the inventory knows say their name on hover. */
  names?: Names
}

/** A line as it stands in the file. Text only: nothing in it is taken as HTML. */
export function LineText({ text, find, names }: LineTextProps) {
  const hits = placesIn(text, find)
  const named = names?.within(text) ?? []
  if (hits.length + named.length === 0) return text
  const cuts = new Set([0, text.length, ...[...hits, ...named].flatMap(({ start, end }) => [start, end])])
  const sorted = [...cuts].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1]!
    const covers = (place: { start: number; end: number }) => place.start <= start && end <= place.end
    const shown = hits.some(covers) ? <mark className="hit">{text.slice(start, end)}</mark> : text.slice(start, end)
    const name = named.find(covers)
    return (
      <span key={start} className={name && 'named'} title={name && nameLines(name.names).join('\n')}>
        {shown}
      </span>
    )
  })
}
