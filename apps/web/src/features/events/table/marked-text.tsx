import { memo } from 'react'
import { entities } from '../text/entities.ts'
import { hits, type Wanted } from '../text/hits.ts'
import { pieces } from '../text/pieces.ts'

type MarkedTextProps = {
  text: string
  wanted: Wanted
  /** Called with a search for a port, task or object in the text; without it they are plain text. */
  onEntity?: ((query: string) => void) | undefined
}

/** Log text with the hits of the search marked. Text only: what a log says is never taken as HTML. */
export const MarkedText = memo(function MarkedText({ text, wanted, onEntity }: MarkedTextProps) {
  return pieces(text, hits(text, wanted), onEntity ? entities(text) : []).map((piece, i) => {
    const shown = piece.hit ? <mark className="hit">{piece.text}</mark> : piece.text
    const { entity } = piece
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have nothing but their place
    if (!entity || !onEntity) return <span key={i}>{shown}</span>
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <button key={i} type="button" className="entity" title={entity.query} onClick={() => onEntity(entity.query)}>
        {shown}
      </button>
    )
  })
})
