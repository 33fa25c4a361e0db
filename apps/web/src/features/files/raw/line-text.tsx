import { placesIn } from './find.ts'
import '../../../ui/hit.css'

/** A line as it stands in the file; what is looked for is marked. Text only: nothing in it is taken as HTML. */
export function LineText({ text, find }: { text: string; find: string }) {
  const places = placesIn(text, find)
  if (places.length === 0) return text
  return places.map(({ start, end }, i) => (
    <span key={start}>
      {text.slice(places[i - 1]?.end ?? 0, start)}
      <mark className="hit">{text.slice(start, end)}</mark>
      {i === places.length - 1 && text.slice(end)}
    </span>
  ))
}
