import { usePartName } from '../diagram/names.ts'
import type { Part } from '../model/standing.ts'

export type Parts = ReadonlyMap<string, Part>

/** A node or an edge by its name; opens it. One that the topology does not hold is named by its id, and opens nothing. */
export function PartButton({ id, parts, onOpen }: { id: string; parts: Parts; onOpen: (id: string) => void }) {
  const nameOf = usePartName()
  const part = parts.get(id)
  if (!part) return <span className="gi-part-button soft">{id}</span>
  const { title, of } = nameOf(part)
  return (
    <button type="button" className="gi-part-button gi-row-name" onClick={() => onOpen(id)}>
      {title} <span className="soft">{of}</span>
    </button>
  )
}
